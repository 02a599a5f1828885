import { attachUpload, getUpload, UploadInUse, UploadNotReady } from "../media/uploads.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import { ConditionsFailed, transact, update } from "../runtime/table.ts";
import { getUser, userKey } from "./users.ts";

/**
 * Makes an uploaded picture somebody's avatar; the one before is erased. An
 * upload that is the avatar already is as good as set.
 * @throws NotFound, UploadNotReady, UploadInUse
 */
export async function setAvatar(userId: string, uploadId: string): Promise<void> {
  const upload = await getUpload(uploadId);
  if (upload?.owner_id !== userId || upload.purpose !== "avatar") throw new NotFound("upload");
  if (upload.status === "rejected")
    throw new InvalidRequest([{ path: "upload_id", message: "This picture was rejected" }]);
  if (!upload.picture) throw new UploadNotReady();
  if (upload.avatar_of && (await getUser(userId, { consistent: true }))?.avatar?.id === uploadId) return;
  await transact([
    attachUpload(uploadId, userId, { avatar_of: userId }),
    {
      Update: {
        Key: userKey(userId),
        UpdateExpression: "SET avatar = :picture",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":picture": upload.picture },
      },
    },
  ]).catch((error: unknown) => {
    throw error instanceof ConditionsFailed ? new UploadInUse() : error;
  });
}

/** Takes somebody's avatar away; does nothing when there is none. */
export async function removeAvatar(userId: string): Promise<void> {
  await update({
    Key: userKey(userId),
    UpdateExpression: "REMOVE avatar",
    ConditionExpression: "attribute_exists(pk)",
  });
}
