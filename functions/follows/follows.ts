import { unbarred } from "../blocks/barrier.ts";
import { noReferenceTo, referenceKey, referenceTo } from "../references/references.ts";
import { traced } from "../runtime/invocation.ts";
import { NotFound, Problem } from "../runtime/problem.ts";
import {
  ConditionsFailed,
  get,
  idsIn,
  type Key,
  type Progress,
  removeFrom,
  transact,
  type Write,
} from "../runtime/table.ts";
import { type User, userKey } from "../users/users.ts";

/** Both directions of a follow, written together: who one follows, and who follows one. */
export interface FollowEdge extends Key {
  readonly follower_id: string;
  readonly followee_id: string;
  /** It was asked for before. */
  readonly accepted: boolean;
  readonly created_at: string;
}

export const FOLLOWING = "FOLLOWING#";
/** Who waits to follow a private account. */
export const REQUEST = "REQUEST#";

export const followingKey = (followerId: string, followeeId: string): Key => ({
  pk: `${FOLLOWING}${followerId}`,
  sk: followeeId,
});
const followerKey = (followeeId: string, followerId: string): Key => ({ pk: `FOLLOWER#${followeeId}`, sk: followerId });
export const requestKey = (followeeId: string, followerId: string): Key => ({
  pk: `${REQUEST}${followeeId}`,
  sk: followerId,
});

export class CannotFollowYourself extends Problem {
  constructor() {
    super("invalid_request", "You can't follow yourself.", {
      errors: [{ path: "username", message: "This is you" }],
    });
  }
}

const ABSENT = "attribute_not_exists(pk)";
const PRESENT = "attribute_exists(pk)";

/**
 * Makes one person follow another, or ask to when that account is private;
 * does nothing when they already do. Following writes no item that another
 * follow writes: thousands may follow one person at the same time. Whoever
 * slips in while an account is being closed is shown out by `feed/follow-feed`.
 * @param isPrivate as it was just read
 * @throws NotFound when the other has gone or one has blocked the other
 */
export async function follow(followerId: string, followeeId: string, isPrivate = false): Promise<Outcome> {
  const writes = isPrivate
    ? [...requestWrites(followerId, followeeId), accountIs(true, followeeId)]
    : [...followWrites(followerId, followeeId, false), ...withdrawRequest(followerId, followeeId)];
  try {
    await transact([...writes, unbarred(followerId, followeeId)]);
    return isPrivate ? "requested" : "following";
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failed.includes(writes.length)) throw new NotFound("person");
    if (!isPrivate || (await isFollowing(followerId, followeeId))) return "following";
    if (error.failed.includes(0)) return "requested";
    const followee = await get<User>(userKey(followeeId), { consistent: true });
    if (!followee) throw new NotFound("person");
    return follow(followerId, followeeId, followee.private);
  }
}

/** Whether somebody follows a private account who neither asked nor did so before it was closed. */
export function hasSlippedIn({ accepted, created_at }: FollowEdge, followee: User | undefined): boolean {
  return followee?.private === true && !accepted && created_at > (followee.private_since ?? "");
}

export type Outcome = "following" | "requested";

function followWrites(followerId: string, followeeId: string, accepted: boolean): Write[] {
  const created_at = new Date().toISOString();
  const edge = { follower_id: followerId, followee_id: followeeId, accepted, created_at, ...traced() };
  return [
    { Put: { Item: { ...followingKey(followerId, followeeId), ...edge }, ConditionExpression: ABSENT } },
    { Put: { Item: { ...followerKey(followeeId, followerId), ...edge } } },
  ];
}

function requestWrites(followerId: string, followeeId: string): Write[] {
  const Item = { ...requestKey(followeeId, followerId), created_at: new Date().toISOString(), ...traced() };
  return [
    { Put: { Item, ConditionExpression: ABSENT } },
    { ConditionCheck: { Key: followingKey(followerId, followeeId), ConditionExpression: ABSENT } },
    referenceTo(followerId, requestKey(followeeId, followerId)),
  ];
}

function accountIs(isPrivate: boolean, userId: string): Write {
  return {
    ConditionCheck: {
      Key: userKey(userId),
      ConditionExpression: `${PRESENT} AND ${isPrivate ? "" : "NOT "}#private = :true`,
      ExpressionAttributeNames: { "#private": "private" },
      ExpressionAttributeValues: { ":true": true },
    },
  };
}

/** Writes that end a follow, whether there is one or not. */
export const followEnded = (followerId: string, followeeId: string): Write[] => [
  { Delete: { Key: followingKey(followerId, followeeId) } },
  { Delete: { Key: followerKey(followeeId, followerId) } },
];

/** Writes that end a wait, whether there is one or not. */
export const withdrawRequest = (followerId: string, followeeId: string): Write[] => [
  { Delete: { Key: requestKey(followeeId, followerId) } },
  noReferenceTo(followerId, requestKey(followeeId, followerId)),
];

/** Ends a follow, or the wish to; does nothing when there is neither. */
export async function unfollow(followerId: string, followeeId: string): Promise<void> {
  await transact([...followEnded(followerId, followeeId), ...withdrawRequest(followerId, followeeId)]);
}

/**
 * Makes a follower of somebody who waits.
 * @param onlyIfOpen because the account is open; its owner may accept whom they like
 * @throws NotFound when they don't wait, or the account is not open
 */
export async function acceptRequest(followeeId: string, followerId: string, onlyIfOpen = false): Promise<void> {
  await transact([
    { Delete: { Key: requestKey(followeeId, followerId), ConditionExpression: PRESENT } },
    noReferenceTo(followerId, requestKey(followeeId, followerId)),
    ...followWrites(followerId, followeeId, true),
    unbarred(followerId, followeeId),
    ...(onlyIfOpen ? [accountIs(false, followeeId)] : []),
  ]).catch((error: unknown) => {
    throw error instanceof ConditionsFailed ? new NotFound("request") : error;
  });
}

/** Refuses somebody who waits; does nothing when they don't. */
export async function refuseRequest(followeeId: string, followerId: string): Promise<void> {
  await transact(withdrawRequest(followerId, followeeId));
}

export async function getFollow(followerId: string, followeeId: string): Promise<FollowEdge | undefined> {
  return get<FollowEdge>(followingKey(followerId, followeeId), { consistent: true });
}

export async function isFollowing(followerId: string, followeeId: string): Promise<boolean> {
  return (await getFollow(followerId, followeeId)) !== undefined;
}

type PageOptions = Parameters<typeof idsIn>[1];

/** Pages of ids: who follows somebody, whom somebody follows, who waits to. */
export const listFollowerIds = (followeeId: string, options: PageOptions) =>
  idsIn(followerKey(followeeId, "").pk, options);
export const listFollowingIds = (followerId: string, options: PageOptions) =>
  idsIn(followingKey(followerId, "").pk, options);
export const listRequesterIds = (followeeId: string, options: PageOptions) =>
  idsIn(requestKey(followeeId, "").pk, options);

/** Ends all follows of somebody, both ways, and lets nobody wait for them any more. */
export async function eraseFollows(userId: string, limit: number): Promise<Progress> {
  const runs = [
    await removeFrom(followingKey(userId, "").pk, limit, ({ sk }) => [followerKey(sk, userId)]),
    await removeFrom(followerKey(userId, "").pk, limit, ({ sk }) => [followingKey(sk, userId)]),
    await removeFrom(requestKey(userId, "").pk, limit, ({ sk }) => [referenceKey(sk, requestKey(userId, sk))]),
  ];
  return { count: runs.reduce((sum, { count }) => sum + count, 0), more: runs.some(({ more }) => more) };
}
