import { idsIn, type Key, put, remove } from "../runtime/table.ts";

/** Whom somebody has muted. */
export const muteKey = (userId: string, mutedId: string): Key => ({ pk: `MUTE#${userId}`, sk: mutedId });

export async function mute(userId: string, mutedId: string): Promise<void> {
  await put({ ...muteKey(userId, mutedId), created_at: new Date().toISOString() });
}

export async function unmute(userId: string, mutedId: string): Promise<void> {
  await remove(muteKey(userId, mutedId));
}

/** One page of the ids of those whom somebody has muted. */
export const listMutedIds = (userId: string, options: Parameters<typeof idsIn>[1]) =>
  idsIn(muteKey(userId, "").pk, options);
