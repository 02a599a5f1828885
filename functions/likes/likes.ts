import { unbarred } from "../blocks/barrier.ts";
import { traced } from "../runtime/invocation.ts";
import { NotFound } from "../runtime/problem.ts";
import {
  type ConditionsFailed,
  idsIn,
  ignoreFailedConditions,
  type Key,
  type Progress,
  page,
  pages,
  removeFrom,
  removeThrough,
  transact,
  type Write,
} from "../runtime/table.ts";

/** A like of a post or of a comment, kept with what is liked. */
export interface Like extends Key {
  readonly user_id: string;
  readonly target_kind: "post" | "comment";
  /** Whose post or comment it is. */
  readonly target_author_id: string;
  readonly post_id: string;
  readonly post_author_id: string;
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
  readonly post: { readonly id: string; readonly author_id: string };
}

/**
 * Makes somebody like something; does nothing when they do.
 * @throws NotFound when they and its author are barred from each other by now
 */
export async function like(userId: string, { kind, id, authorId, post }: Likeable): Promise<void> {
  const target = { target_kind: kind, target_author_id: authorId, post_id: post.id, post_author_id: post.author_id };
  const created_at = new Date().toISOString();
  const edge = { user_id: userId, ...target, created_at, ...traced() };
  await transact([
    { Put: { Item: { ...likeKey(id, userId), ...edge }, ConditionExpression: "attribute_not_exists(pk)" } },
    { Put: { Item: { ...likedKey(userId, id), target_author_id: authorId, created_at } } },
    ...(authorId === userId ? [] : [unbarred(userId, authorId)]),
  ]).catch((error: unknown) => {
    ignoreFailedConditions(error);
    if ((error as ConditionsFailed).failed.includes(2)) throw new NotFound(kind);
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
export const listLikerIds = (targetId: string, options: Parameters<typeof idsIn>[1]) =>
  idsIn(likeKey(targetId, "").pk, options);

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
  await removeThrough(
    items,
    items.map(({ sk }) => likedKey(sk, targetId)),
  );
  return last !== undefined;
}

/** Takes back everything somebody likes. */
export const eraseLikesBy = (userId: string, limit: number): Promise<Progress> =>
  removeFrom(likedKey(userId, "").pk, limit, ({ sk }) => [likeKey(sk, userId)]);

/**
 * Takes back what somebody liked of another person's until a certain time.
 * @param after where the last run ended
 * @returns where the next begins
 */
export async function unlikeAllOf(
  userId: string,
  authorId: string,
  { until, limit, after }: { until: string; limit: number; after?: string | undefined },
): Promise<string | undefined> {
  const { items, last } = await page<Key>(likedKey(userId, "").pk, {
    FilterExpression: "target_author_id = :author AND created_at <= :until",
    ExpressionAttributeValues: { ":author": authorId, ":until": until },
    ConsistentRead: true,
    limit,
    after,
  });
  await removeThrough(
    items,
    items.map(({ sk }) => likeKey(sk, userId)),
  );
  return last;
}

/** What somebody likes, page by page. */
export async function* likedIds(userId: string) {
  for await (const items of pages<Key & { created_at: string }>(likedKey(userId, "").pk)) {
    yield items.map(({ sk, created_at }) => ({ id: sk, liked_at: created_at }));
  }
}
