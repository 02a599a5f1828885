import { followEnded, withdrawRequest } from "../follows/follows.ts";
import { noReferenceTo, referenceKey, referenceTo } from "../references/references.ts";
import { traced } from "../runtime/invocation.ts";
import { idsIn, ignoreFailedConditions, type Key, type Progress, removeFrom, transact } from "../runtime/table.ts";
import { barrierKey } from "./barrier.ts";

/** Whom somebody has blocked. */
export const BLOCK = "BLOCK#";
const blockKey = (blockerId: string, blockedId: string): Key => ({ pk: `${BLOCK}${blockerId}`, sk: blockedId });

/** Puts a barrier between two people, and ends what follows and requests there are; does nothing when it stands. */
export async function block(blockerId: string, blockedId: string): Promise<void> {
  const edge = { ...blockKey(blockerId, blockedId), created_at: new Date().toISOString(), ...traced() };
  await transact([
    { Put: { Item: edge, ConditionExpression: "attribute_not_exists(pk)" } },
    changeBarrier("ADD", blockerId, blockedId),
    ...followEnded(blockerId, blockedId),
    ...followEnded(blockedId, blockerId),
    ...withdrawRequest(blockerId, blockedId),
    ...withdrawRequest(blockedId, blockerId),
    referenceTo(blockedId, blockKey(blockerId, blockedId)),
  ]).catch(ignoreFailedConditions);
}

export async function unblock(blockerId: string, blockedId: string): Promise<void> {
  await transact([
    { Delete: { Key: blockKey(blockerId, blockedId), ConditionExpression: "attribute_exists(pk)" } },
    changeBarrier("DELETE", blockerId, blockedId),
    noReferenceTo(blockedId, blockKey(blockerId, blockedId)),
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

/** One page of the ids of those whom somebody has blocked. */
export const listBlockedIds = (blockerId: string, options: Parameters<typeof idsIn>[1]) =>
  idsIn(blockKey(blockerId, "").pk, options);

/** Removes all of somebody's blocks, and what stood between them and others, whoever put it there. */
export const eraseBlocks = (blockerId: string, limit: number): Promise<Progress> =>
  removeFrom(blockKey(blockerId, "").pk, limit, ({ pk, sk }) => [
    barrierKey(blockerId, sk),
    referenceKey(sk, { pk, sk }),
  ]);
