import { type Key, page, put, remove } from "../runtime/table.ts";

/** Whom somebody has muted. */
export const muteKey = (userId: string, mutedId: string): Key => ({ pk: `MUTE#${userId}`, sk: mutedId });

export async function mute(userId: string, mutedId: string): Promise<void> {
  await put({ ...muteKey(userId, mutedId), created_at: new Date().toISOString() });
}

export async function unmute(userId: string, mutedId: string): Promise<void> {
  await remove(muteKey(userId, mutedId));
}

/** One page of the ids of those whom somebody has muted. */
export async function listMutedIds(
  userId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ ids: string[]; last: string | undefined }> {
  const { items, last } = await page<Key>(muteKey(userId, "").pk, { limit, after });
  return { ids: items.map(({ sk }) => sk), last };
}
