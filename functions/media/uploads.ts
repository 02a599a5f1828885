import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { purposes, rejectionReasons } from "../../shared/media.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { traced } from "../runtime/invocation.ts";
import { Problem } from "../runtime/problem.ts";
import { get, type Key, put, transact, update, type Write } from "../runtime/table.ts";
import type { Picture } from "./pictures.ts";

export type Purpose = (typeof purposes)[number];
export type RejectionReason = (typeof rejectionReasons)[number];

/** One upload on its way from a ticket to a sanitized picture. */
export interface Upload extends Key {
  readonly id: string;
  readonly owner_id: string;
  readonly content_type: string;
  readonly size: number;
  readonly purpose?: Purpose;
  readonly status: "pending" | "processing" | "ready" | "rejected";
  readonly reason?: RejectionReason;
  readonly picture?: Picture;
  /** The post that uses it; one upload is good for one. */
  readonly post_id?: string;
  /** Whose avatar it became. */
  readonly avatar_of?: string;
  readonly trace_id?: string;
  readonly expires_at: number;
}

export const UPLOAD = "UPLOAD#";
export const uploadKey = (uploadId: string): Key => ({ pk: `${UPLOAD}${uploadId}`, sk: "UPLOAD" });

/** An upload that no post uses is forgotten after a day, and what was uploaded is erased. */
const KEPT_SECONDS = 24 * 3600;
/** As long as its messages may wait in a queue and then in its dead-letter queue. */
const KEPT_FOR_POST_SECONDS = 20 * 24 * 3600;

export class UploadInUse extends Problem {
  constructor() {
    super("upload_in_use", "One of the pictures is already in use.");
  }
}

export class UploadNotReady extends Problem {
  constructor() {
    super("upload_not_ready", "This picture is still being processed. Please try again in a moment.");
  }
}

type NewUpload = Required<Pick<Upload, "id" | "owner_id" | "content_type" | "size" | "purpose">>;

/** Writes an upload that is expected. @param also written in the same transaction */
export async function createUpload(upload: NewUpload, also: readonly Write[] = []): Promise<void> {
  const expires_at = Math.floor(nowInSeconds()) + KEPT_SECONDS;
  const Item = { ...uploadKey(upload.id), ...upload, status: "pending", expires_at, ...traced() };
  await (also.length > 0 ? transact([{ Put: { Item } }, ...also]) : put(Item));
}

export async function getUpload(uploadId: string): Promise<Upload | undefined> {
  return get<Upload>(uploadKey(uploadId), { consistent: true });
}

/** Marks an upload whose bytes have arrived; `undefined` when its outcome is already known, or nobody asked for it. */
export async function beginProcessing(uploadId: string): Promise<Upload | undefined> {
  return change<Upload>(uploadId, {
    UpdateExpression: "SET #status = :processing",
    ExpressionAttributeValues: { ":processing": "processing" },
  });
}

/** Notes that decoding begins; answers how often it has. Faults of the table or the bucket don't count. */
export async function countDecode(uploadId: string): Promise<number> {
  const { decodes } = await update<{ decodes: number }>({
    Key: uploadKey(uploadId),
    UpdateExpression: "ADD decodes :one",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":one": 1 },
    ReturnValues: "UPDATED_NEW",
  });
  return decodes;
}

export async function markReady(uploadId: string, picture: Picture): Promise<void> {
  await change(uploadId, {
    UpdateExpression: "SET #status = :ready, picture = :picture",
    ExpressionAttributeValues: { ":ready": "ready", ":picture": picture },
  });
}

export async function markRejected(uploadId: string, reason: RejectionReason): Promise<void> {
  await change(uploadId, {
    UpdateExpression: "SET #status = :rejected, reason = :reason",
    ExpressionAttributeValues: { ":rejected": "rejected", ":reason": reason },
  });
}

interface StatusChange {
  readonly UpdateExpression: string;
  readonly ExpressionAttributeValues: Record<string, unknown>;
}

/** An outcome is never changed: what is ready or rejected stays so, whatever is delivered twice. */
async function change<Changed>(uploadId: string, to: StatusChange): Promise<Changed | undefined> {
  try {
    return await update<Changed>({
      Key: uploadKey(uploadId),
      UpdateExpression: to.UpdateExpression,
      ConditionExpression: "#status IN (:pendingBefore, :processingBefore)",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ...to.ExpressionAttributeValues,
        ":pendingBefore": "pending",
        ":processingBefore": "processing",
      },
      ReturnValues: "ALL_NEW",
    });
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** What uses an upload. */
type Use = { readonly post_id: string } | { readonly avatar_of: string };

/** A write that gives an upload its use; fails when it isn't the owner's, is gone or is used. */
export function attachUpload(uploadId: string, ownerId: string, use: Use): Write {
  const now = Math.floor(nowInSeconds());
  const [name, user] = Object.entries(use)[0] as [string, string];
  const purpose: Purpose = name === "post_id" ? "post" : "avatar";
  return {
    Update: {
      Key: uploadKey(uploadId),
      UpdateExpression: "SET #use = :user, expires_at = :later",
      ConditionExpression:
        "owner_id = :owner AND purpose = :purpose AND attribute_not_exists(#use) AND #status <> :rejected AND expires_at > :now",
      ExpressionAttributeNames: { "#status": "status", "#use": name },
      ExpressionAttributeValues: {
        ":user": user,
        ":owner": ownerId,
        ":purpose": purpose,
        ":rejected": "rejected",
        ":now": now,
        ":later": now + KEPT_FOR_POST_SECONDS,
      },
    },
  };
}
