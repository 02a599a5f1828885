import { v7 as uuid } from "uuid";
import { noReferenceTo, referenceKey, referenceTo } from "../references/references.ts";
import { get, ignoreFailedConditions, type Key, type Progress, page, removeFrom, transact } from "../runtime/table.ts";

/** A saved post, by the post; and its place in the list, by when it was saved. */
interface Save extends Key {
  readonly save_id: string;
  readonly author_id?: string;
}
interface SavedEntry extends Key {
  readonly post_id: string;
  readonly author_id: string;
}

export const saveKey = (userId: string, postId: string): Key => ({ pk: `SAVE#${userId}`, sk: postId });
export const SAVED = "SAVED#";
const savedKey = (userId: string, saveId: string): Key => ({ pk: `${SAVED}${userId}`, sk: saveId });

/** Saves a post for somebody; does nothing when it is. */
export async function save(userId: string, postId: string, authorId: string): Promise<void> {
  const save_id = uuid();
  const entry = { ...savedKey(userId, save_id), post_id: postId, author_id: authorId };
  await transact([
    {
      Put: {
        Item: { ...saveKey(userId, postId), save_id, author_id: authorId },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    { Put: { Item: entry } },
    referenceTo(authorId, savedKey(userId, save_id)),
  ]).catch(ignoreFailedConditions);
}

/** Forgets a saved post; does nothing when it is not. */
export async function unsave(userId: string, postId: string): Promise<void> {
  const saved = await get<Save>(saveKey(userId, postId), { consistent: true });
  if (!saved) return;
  await transact([
    {
      Delete: {
        Key: saveKey(userId, postId),
        ConditionExpression: "save_id = :save",
        ExpressionAttributeValues: { ":save": saved.save_id },
      },
    },
    { Delete: { Key: savedKey(userId, saved.save_id) } },
    ...(saved.author_id ? [noReferenceTo(saved.author_id, savedKey(userId, saved.save_id))] : []),
  ]).catch(ignoreFailedConditions);
}

/** One page of somebody's saved posts, the last saved first. */
export async function listSaved(
  userId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ references: { postId: string; authorId: string }[]; last: string | undefined }> {
  const { items, last } = await page<SavedEntry>(savedKey(userId, "").pk, { ScanIndexForward: false, limit, after });
  return { references: items.map(({ post_id, author_id }) => ({ postId: post_id, authorId: author_id })), last };
}

/** Forgets one saved post by its place in the list. */
export async function unsaveEntry(userId: string, saveId: string): Promise<void> {
  const entry = await get<SavedEntry>(savedKey(userId, saveId), { consistent: true });
  if (entry)
    await transact([entry, saveKey(userId, entry.post_id)].map(({ pk, sk }) => ({ Delete: { Key: { pk, sk } } })));
}

/** Forgets all that somebody saved. */
export const eraseSaves = (userId: string, limit: number): Promise<Progress> =>
  removeFrom<SavedEntry>(savedKey(userId, "").pk, limit, ({ pk, sk, post_id, author_id }) => [
    saveKey(userId, post_id),
    referenceKey(author_id, { pk, sk }),
  ]);
