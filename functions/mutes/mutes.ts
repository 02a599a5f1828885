import { noReferenceTo, referenceKey, referenceTo } from "../references/references.ts";
import { idsIn, type Key, type Progress, removeFrom, transact } from "../runtime/table.ts";

/** Whom somebody has muted. */
export const muteKey = (userId: string, mutedId: string): Key => ({ pk: `MUTE#${userId}`, sk: mutedId });

export async function mute(userId: string, mutedId: string): Promise<void> {
  const Item = { ...muteKey(userId, mutedId), created_at: new Date().toISOString() };
  await transact([{ Put: { Item } }, referenceTo(mutedId, muteKey(userId, mutedId))]);
}

export async function unmute(userId: string, mutedId: string): Promise<void> {
  const Key = muteKey(userId, mutedId);
  await transact([{ Delete: { Key } }, noReferenceTo(mutedId, Key)]);
}

/** One page of the ids of those whom somebody has muted. */
export const listMutedIds = (userId: string, options: Parameters<typeof idsIn>[1]) =>
  idsIn(muteKey(userId, "").pk, options);

/** Takes back all of somebody's mutes. */
export const eraseMutes = (userId: string, limit: number): Promise<Progress> =>
  removeFrom(muteKey(userId, "").pk, limit, ({ sk }) => [referenceKey(sk, muteKey(userId, sk))]);
