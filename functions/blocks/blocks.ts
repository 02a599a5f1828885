import { followEnded, withdrawRequest } from "../follows/follows.ts";
import { traced } from "../runtime/invocation.ts";
import { ConditionsFailed, type Key, page, transact } from "../runtime/table.ts";
import { barrierKey } from "./barrier.ts";

/** Whom somebody has blocked. */
export const BLOCK = "BLOCK#";
export const blockKey = (blockerId: string, blockedId: string): Key => ({ pk: `${BLOCK}${blockerId}`, sk: blockedId });

/** Puts a barrier between two people, and ends what follows and requests there are; does nothing when it stands. */
export async function block(blockerId: string, blockedId: string): Promise<void> {
  const edge = { ...blockKey(blockerId, blockedId), created_at: new Date().toISOString(), ...traced() };
  await transact([
    { Put: { Item: edge, ConditionExpression: "attribute_not_exists(pk)" } },
    changeBarrier("ADD", blockerId, blockedId),
    ...followEnded(blockerId, blockedId),
    ...followEnded(blockedId, blockerId),
    withdrawRequest(blockerId, blockedId),
    withdrawRequest(blockedId, blockerId),
  ]).catch(ignoreFailedConditions);
}

export async function unblock(blockerId: string, blockedId: string): Promise<void> {
  await transact([
    { Delete: { Key: blockKey(blockerId, blockedId), ConditionExpression: "attribute_exists(pk)" } },
    changeBarrier("DELETE", blockerId, blockedId),
  ]).catch(ignoreFailedConditions);
}

function changeBarrier(action: "ADD" | "DELETE", blockerId: string, blockedId: string) {
  return {
    Update: {
      Key: barrierKey(blockerId, blockedId),
      UpdateExpression: `${action} blockers :blocker`,
      ExpressionAttributeValues: { ":blocker": new Set([blockerId]) },
    },
  };
}

function ignoreFailedConditions(error: unknown): void {
  if (!(error instanceof ConditionsFailed)) throw error;
}

/** One page of the ids of those whom somebody has blocked. */
export async function listBlockedIds(
  blockerId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ ids: string[]; last: string | undefined }> {
  const { items, last } = await page<Key>(blockKey(blockerId, "").pk, { limit, after });
  return { ids: items.map(({ sk }) => sk), last };
}
