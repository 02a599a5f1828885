import { staffWrites } from "../accounts/staff.ts";
import { offLists } from "../accounts/standing.ts";
import { subjectKey, subjectOf } from "../audit/audit.ts";
import { credentialsKey } from "../auth/credentials.ts";
import { backendKey } from "../backends/backends.ts";
import { exportKey } from "../exports/exports.ts";
import { uploadKey } from "../media/uploads.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { found, getAll, type Key, transact, type Write } from "../runtime/table.ts";
import type { Named } from "../texts/entities.ts";
import { type Account, accountKey, emailKey, type Marker, type User, userKey, usernameKey } from "../users/users.ts";
import { type Claim, done, type Erased, lookAgain } from "./deletions.ts";

/**
 * Removes what an account is made of, and the pseudonym's way back to it,
 * together with the report of what was erased. Its name and address are free
 * again. Where there is no account any more it was looked for again, and is done.
 */
export async function removeAccount({ id, username }: Named, claim: Claim, erased: Erased): Promise<void> {
  const items = await getAll([userKey(id), accountKey(id), accessKey(id)], { consistent: true });
  const avatar = found<User>(items, userKey(id))?.avatar;
  const account = found<Account>(items, accountKey(id));
  const access = found<AccessItem>(items, accessKey(id));
  const markers = [usernameKey(username), ...(account ? [emailKey(account.email)] : [])];
  await transact([
    ...[userKey(id), accountKey(id), accessKey(id), credentialsKey(id), exportKey(id), backendKey(id)].map(gone),
    gone(subjectKey(subjectOf(id))),
    ...(avatar ? [gone(uploadKey(avatar.id))] : []),
    ...(await ownMarkers(id, markers)),
    ...(access ? staffWrites(id, access.role, "user") : []),
    ...offLists(id),
    ...(account ? lookAgain(id, claim, { ...erased, account: 1 }) : done(id, claim)),
  ]);
}

const gone = (Key: Key): Write => ({ Delete: { Key } });

/** Writes that free names. One that is somebody else's, by now or since ever, stays theirs. */
async function ownMarkers(userId: string, keys: readonly Key[]): Promise<Write[]> {
  const markers = await getAll(keys, { consistent: true });
  return keys
    .filter((key) => found<Marker>(markers, key)?.user_id === userId)
    .map((Key) => ({
      Delete: {
        Key,
        ConditionExpression: "user_id = :owner",
        ExpressionAttributeValues: { ":owner": userId },
      },
    }));
}
