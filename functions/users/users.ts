import type { NotificationChoices } from "../../shared/users.ts";
import type { Picture } from "../media/pictures.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { traced } from "../runtime/invocation.ts";
import { NotFound } from "../runtime/problem.ts";
import { get, type Key, update, type Write } from "../runtime/table.ts";

/** A person as everyone may see them, with counters that `counters/tally` keeps. */
export interface User extends Key {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly bio: string;
  readonly website: string | null;
  /** Only followers may see its posts and lists. */
  readonly private?: boolean;
  readonly private_since?: string;
  /** Seconds since 1970: until then nobody else sees it, as while it is suspended or deactivated. */
  readonly hidden_until?: number;
  readonly avatar?: Picture;
  readonly posts: number;
  readonly followers: number;
  readonly following: number;
  readonly created_at: string;
}

/** What only the account's owner sees. */
export interface Account extends Key {
  readonly email: string;
  readonly email_verified: boolean;
  /** A new address that is not confirmed yet. */
  readonly pending_email?: string;
  /** How often it was changed. */
  readonly email_changes?: number;
  /** Changes that were taken back, until their links are over. */
  readonly undone?: readonly UndoneChanges[];
  readonly locale: string;
  readonly notify_likes?: boolean;
  readonly notify_comments?: boolean;
  readonly notify_follows?: boolean;
  readonly notify_mentions?: boolean;
}

/** Changes of the address that ended with an earlier one: those after `from`, up to `to`. */
export interface UndoneChanges {
  readonly from: number;
  readonly to: number;
  /** Seconds since 1970. */
  readonly until: number;
}

/** Claims a unique name for an account. */
export interface Marker extends Key {
  readonly user_id: string;
  /** An address that was given up, and can be had back until it expires. */
  readonly former?: boolean;
  readonly expires_at?: number;
}

/** Stands for somebody who is gone, or never was. */
export const NOBODY = "00000000-0000-7000-8000-000000000000";

export const USER = "USER#";
export const userKey = (userId: string): Key => ({ pk: `${USER}${userId}`, sk: "PROFILE" });
export const accountKey = (userId: string): Key => ({ pk: `ACCOUNT#${userId}`, sk: "ACCOUNT" });
export const usernameKey = (username: string): Key => ({ pk: `USERNAME#${username}`, sk: "USERNAME" });
export const emailKey = (email: string): Key => ({ pk: `EMAIL#${email}`, sk: "EMAIL" });

export interface NewUser {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly display_name: string;
}

/** Whether somebody is seen by nobody but themselves for now. */
export const isHidden = ({ hidden_until = 0 }: User) => hidden_until > nowInSeconds();

/** Items of a new account, as its first sign-in shows it. */
export function newUser({ id, username, email, display_name }: NewUser): { user: User; account: Account } {
  const created_at = new Date().toISOString();
  const profile = { id, username, display_name, bio: "", website: null, posts: 0, followers: 0, following: 0 };
  return {
    user: { ...userKey(id), ...profile, private: false, created_at, ...traced() },
    account: { ...accountKey(id), email, email_verified: false, locale: "en" },
  };
}

/**
 * Writes of a new account; the first fails when the username is taken, the
 * second when the address is no longer free, or free by now.
 * @param addressIsFree otherwise it stays another's until it is confirmed
 */
export function createUser(user: User, account: Account, addressIsFree: boolean): Write[] {
  const unclaimed = "attribute_not_exists(pk)";
  const address = emailKey(account.email);
  return [
    { Put: { Item: { ...usernameKey(user.username), user_id: user.id }, ConditionExpression: unclaimed } },
    addressIsFree
      ? { Put: { Item: { ...address, user_id: user.id }, ConditionExpression: unclaimed } }
      : { ConditionCheck: { Key: address, ConditionExpression: "attribute_exists(pk)" } },
    { Put: { Item: user } },
    { Put: { Item: account } },
  ];
}

/** Writes that drop the new address that an account waits for, if it does. */
export const withoutPendingEmail = (userId: string, { pending_email }: Account): Write[] =>
  pending_email === undefined
    ? []
    : [{ Update: { Key: accountKey(userId), UpdateExpression: "REMOVE pending_email" } }];

/** The account a username or an email address belongs to. */
export async function findUserId(usernameOrEmail: string, { consistent = false } = {}): Promise<string | undefined> {
  const key = usernameOrEmail.includes("@") ? emailKey(usernameOrEmail) : usernameKey(usernameOrEmail);
  const marker = await get<Marker>(key, { consistent });
  return marker && !marker.former ? marker.user_id : undefined;
}

/** An address that nobody has confirmed may be a stranger's: it opens nothing, and is asked about first. */
export async function hasConfirmed(userId: string, email: string): Promise<boolean> {
  const account = await get<Account>(accountKey(userId), { consistent: true });
  return account?.email === email && account.email_verified;
}

/** @throws NotFound */
export async function userIdOf(username: string): Promise<string> {
  const userId = await findUserId(username);
  if (!userId) throw new NotFound("person");
  return userId;
}

export async function getUser(userId: string, { consistent = false } = {}): Promise<User | undefined> {
  return get<User>(userKey(userId), { consistent });
}

type Fields<Wanted> = { readonly [Field in keyof Wanted]?: Wanted[Field] | undefined };

/** Changes the given fields of a profile, or of an account, and nothing else. */
export async function updateProfile(
  userId: string,
  change: Fields<Pick<User, "display_name" | "bio" | "website" | "private">>,
): Promise<User> {
  const since = change.private ? { private_since: new Date().toISOString() } : {};
  return updateFields<User>(userKey(userId), { ...change, ...since });
}

export async function updateAccount(
  userId: string,
  change: Fields<Pick<Account, "locale" | (`notify_${string}` & keyof Account)>>,
): Promise<Account> {
  return updateFields<Account>(accountKey(userId), change);
}

async function updateFields<Updated>(Key: Key, change: object): Promise<Updated> {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return (await get<Updated>(Key, { consistent: true })) as Updated;
  return update<Updated>({
    Key,
    UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(", ")}`,
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
    ReturnValues: "ALL_NEW",
  });
}

/** Everybody is told of everything until they choose otherwise. */
export const notificationChoices = (account: Account): NotificationChoices => ({
  likes: account.notify_likes ?? true,
  comments: account.notify_comments ?? true,
  follows: account.notify_follows ?? true,
  mentions: account.notify_mentions ?? true,
});

/** The fields of an account that hold what somebody wants to be told of. */
export const choiceFields = (
  choices: { readonly [Choice in keyof NotificationChoices]?: boolean | undefined } = {},
) => ({
  notify_likes: choices.likes,
  notify_comments: choices.comments,
  notify_follows: choices.follows,
  notify_mentions: choices.mentions,
});
