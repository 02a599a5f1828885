import { traced } from "../runtime/invocation.ts";
import { ConditionsFailed, type Key, page, transact, type Write, writeAll } from "../runtime/table.ts";

/** A like of a post or of a comment, kept with what is liked. */
export interface Like extends Key {
  readonly user_id: string;
  readonly target_kind: "post" | "comment";
  /** Whose post or comment it is. */
  readonly target_author_id: string;
  readonly post_id: string;
  readonly created_at: string;
}

export const LIKE = "LIKE#";
export const likeKey = (targetId: string, userId: string): Key => ({ pk: `${LIKE}${targetId}`, sk: userId });
/** The same like, kept with who likes: what their leaving or a block takes back is found there. */
const likedKey = (userId: string, targetId: string): Key => ({ pk: `LIKED#${userId}`, sk: targetId });

/** What can be liked. */
export interface Likeable {
  readonly kind: Like["target_kind"];
  readonly id: string;
  readonly authorId: string;
  readonly postId: string;
}

/** Makes somebody like something; does nothing when they do. */
export async function like(userId: string, { kind, id, authorId, postId }: Likeable): Promise<void> {
  const target = { target_kind: kind, target_author_id: authorId, post_id: postId };
  const edge = { user_id: userId, ...target, created_at: new Date().toISOString(), ...traced() };
  await transact([
    { Put: { Item: { ...likeKey(id, userId), ...edge }, ConditionExpression: "attribute_not_exists(pk)" } },
    { Put: { Item: { ...likedKey(userId, id), target_author_id: authorId } } },
  ]).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
  });
}

/** Takes a like back; does nothing when there is none. */
export async function unlike(userId: string, targetId: string): Promise<void> {
  await transact(unlikeWrites(userId, targetId));
}

const unlikeWrites = (userId: string, targetId: string): Write[] => [
  { Delete: { Key: likeKey(targetId, userId) } },
  { Delete: { Key: likedKey(userId, targetId) } },
];

/** One page of the ids of who likes something. */
export async function listLikerIds(
  targetId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ ids: string[]; last: string | undefined }> {
  const { items, last } = await page<Key>(likeKey(targetId, "").pk, { ProjectionExpression: "sk", limit, after });
  return { ids: items.map(({ sk }) => sk), last };
}

/**
 * Erases likes of something that is gone.
 * @returns whether there may be more
 */
export async function eraseLikes(targetId: string, limit: number): Promise<boolean> {
  const { items, last } = await page<Key>(likeKey(targetId, "").pk, {
    ProjectionExpression: "pk, sk",
    ConsistentRead: true,
    limit,
  });
  await writeAll({ remove: items.flatMap((edge) => [edge, likedKey(edge.sk, targetId)]) });
  return last !== undefined;
}

/**
 * Takes back what somebody likes of another person's.
 * @param after where the last run ended
 * @returns where the next begins
 */
export async function unlikeAllOf(
  userId: string,
  authorId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<string | undefined> {
  const { items, last } = await page<Key>(likedKey(userId, "").pk, {
    FilterExpression: "target_author_id = :author",
    ExpressionAttributeValues: { ":author": authorId },
    ConsistentRead: true,
    limit,
    after,
  });
  await writeAll({ remove: items.flatMap((edge) => [edge, likeKey(edge.sk, userId)]) });
  return last;
}
