import type { Profile } from "../../shared/users.ts";
import { Problem } from "../runtime/problem.ts";
import { ConditionsFailed, get, type Item, type Key, page, transact } from "../runtime/table.ts";
import { userKey } from "../users/users.ts";

/** Both directions of a follow, written together: who one follows, and who follows one. */
interface FollowEdge extends Key {
  readonly follower_id: string;
  readonly followee_id: string;
  readonly created_at: string;
}

export const FOLLOWING = "FOLLOWING#";

export const followingKey = (followerId: string, followeeId: string): Key => ({
  pk: `${FOLLOWING}${followerId}`,
  sk: followeeId,
});
const followerKey = (followeeId: string, followerId: string): Key => ({ pk: `FOLLOWER#${followeeId}`, sk: followerId });

export class CannotFollowYourself extends Problem {
  constructor() {
    super("invalid_request", "You can't follow yourself.", {
      errors: [{ path: "username", message: "This is you" }],
    });
  }
}

/** Makes one person follow another; does nothing when they already do. */
export async function follow(followerId: string, followeeId: string): Promise<void> {
  const edge = { follower_id: followerId, followee_id: followeeId, created_at: new Date().toISOString() };
  const ConditionExpression = "attribute_not_exists(pk)";
  await transact([
    { Put: { Item: { ...followingKey(followerId, followeeId), ...edge }, ConditionExpression } },
    { Put: { Item: { ...followerKey(followeeId, followerId), ...edge } } },
    { ConditionCheck: { Key: userKey(followeeId), ConditionExpression: "attribute_exists(pk)" } },
  ]).catch(ignoreFailedConditions);
}

/** Ends a follow; does nothing when there is none. */
export async function unfollow(followerId: string, followeeId: string): Promise<void> {
  await transact([
    { Delete: { Key: followingKey(followerId, followeeId), ConditionExpression: "attribute_exists(pk)" } },
    { Delete: { Key: followerKey(followeeId, followerId) } },
  ]).catch(ignoreFailedConditions);
}

function ignoreFailedConditions(error: unknown): void {
  if (!(error instanceof ConditionsFailed)) throw error;
}

export async function isFollowing(followerId: string, followeeId: string): Promise<boolean> {
  return (await get(followingKey(followerId, followeeId), { consistent: true })) !== undefined;
}

/** One page of the ids of a person's followers, with where the next page begins. */
export async function listFollowerIds(
  followeeId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ followerIds: string[]; next: string | undefined }> {
  const { items, last } = await page<FollowEdge>(followerKey(followeeId, "").pk, {
    ProjectionExpression: "sk",
    ConsistentRead: true,
    limit,
    after,
  });
  return { followerIds: items.map(({ sk }) => sk), next: last };
}

/** How a caller and another person follow each other, by the edges a batch read found. */
export function followsOf(items: readonly Item[], callerId: string, otherId: string): Profile["relationship"] {
  const exists = ({ pk, sk }: Key) => items.some((item) => item.pk === pk && item.sk === sk);
  return {
    following: exists(followingKey(callerId, otherId)),
    followed_by: exists(followingKey(otherId, callerId)),
  };
}
