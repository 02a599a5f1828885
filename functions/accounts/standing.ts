import type { Role, Standing } from "../../shared/accounts.ts";
import { type AccessItem, type LiveSession, nowInSeconds, requireStanding } from "../runtime/access.ts";
import type { Key, Write } from "../runtime/table.ts";
import { userKey } from "../users/users.ts";

/** What may be changed of how an account can be used. Times in seconds since 1970; `undefined` takes one back. */
export interface StandingChange {
  readonly status: AccessItem["status"];
  readonly role: Role;
  readonly suspended_until: number | undefined;
  readonly deletes_at: number | undefined;
}

/** How long somebody can think better of a deletion. */
export const GRACE_SECONDS = 30 * 24 * 3600;
/** The last second of the year 9999: hidden until somebody says otherwise. */
const FOREVER = 253_402_300_799;

/** Accounts that are to be erased, by when. */
export const DELETIONS = "DELETIONS";
export const deletionKey = (deletesAt: number, userId: string): Key => ({
  pk: DELETIONS,
  sk: `${new Date(deletesAt * 1000).toISOString()}#${userId}`,
});
/** Accounts that can't be used as usual, by why. */
const standingKey = (standing: string, userId: string): Key => ({ pk: `STANDING#${standing}`, sk: userId });
export const standingList = (standing: Standing) => standingKey(standing, "").pk;

export const accountIdOf = ({ pk }: Pick<AccessItem, "pk">) => pk.slice(pk.indexOf("#") + 1);

/** How an account stands now. A suspension is over at its time, whatever the item still says. */
export function standingOf({ status, suspended_until = 0 }: AccessItem): Standing {
  if (suspended_until > nowInSeconds()) return "suspended";
  return status === "erased" ? "deleting" : status;
}

/**
 * Whether an account can be signed in to: a deactivated one can, and signing
 * in is what brings back one that waits to be erased.
 * @throws AccountInactive, AccountSuspended
 */
export function requireOpen(access: AccessItem): void {
  requireStanding(access.status === "deleting" ? { ...access, status: "active" } : access, true);
}

/** An account as a change leaves it. */
export function changed(access: AccessItem, change: Partial<StandingChange>): AccessItem {
  const { suspended_until: _, deletes_at: __, ...rest } = access;
  const { status, role, suspended_until, deletes_at } = { ...access, ...change };
  return {
    ...rest,
    ...{ status, role },
    ...(suspended_until === undefined ? {} : { suspended_until }),
    ...(deletes_at === undefined ? {} : { deletes_at }),
  };
}

/**
 * Writes that change how an account can be used, and what others see of it;
 * they fail when that was changed since it was read.
 * @param kept the sessions that stay, if they still live; all when left out
 */
export function changeStanding(
  access: AccessItem,
  change: Partial<StandingChange>,
  kept?: Readonly<Record<string, LiveSession>>,
): Write[] {
  const next = changed(access, change);
  const set = { status: next.status, role: next.role, ...optional(next), ...(kept ? { sessions: kept } : {}) };
  const removed = (["suspended_until", "deletes_at"] as const).filter((name) => next[name] === undefined);
  const names = ["status", "role", "suspended_until", "deletes_at", ...Object.keys(set)];
  const asRead = (name: keyof StandingChange) =>
    access[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :before_${name}`;
  const alive = Object.fromEntries(Object.keys(kept ?? {}).map((id, index) => [`#kept${index}`, id]));
  const before = { status: access.status, role: access.role, ...optional(access) };
  return [
    {
      Update: {
        Key: { pk: access.pk, sk: access.sk },
        UpdateExpression: `SET ${Object.keys(set)
          .map((name) => `#${name} = :${name}`)
          .join(", ")}${removed.length > 0 ? ` REMOVE ${removed.map((name) => `#${name}`).join(", ")}` : ""}`,
        ConditionExpression: [
          ...(["status", "role", "suspended_until", "deletes_at"] as const).map(asRead),
          ...Object.keys(alive).map((name) => `attribute_exists(sessions.${name})`),
        ].join(" AND "),
        ExpressionAttributeNames: { ...Object.fromEntries(names.map((name) => [`#${name}`, name])), ...alive },
        ExpressionAttributeValues: {
          ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
          ...Object.fromEntries(Object.entries(before).map(([name, value]) => [`:before_${name}`, value])),
        },
      },
    },
    ...standingShown(access, next),
  ];
}

const optional = ({ suspended_until, deletes_at }: AccessItem) => ({
  ...(suspended_until === undefined ? {} : { suspended_until }),
  ...(deletes_at === undefined ? {} : { deletes_at }),
});

/** Writes that follow from a change outside of the access item: what others see, and the lists it is found in. */
export function standingShown(before: AccessItem, after: AccessItem): Write[] {
  const userId = accountIdOf(after);
  const [stale, lists] = [listsOf(before), listsOf(after)];
  return [
    ...(hiddenUntil(before) === hiddenUntil(after) ? [] : [hide(userId, hiddenUntil(after))]),
    ...[...stale.keys()]
      .filter((list) => !lists.has(list))
      .map((list) => ({ Delete: { Key: standingKey(list, userId) } })),
    ...[...lists]
      .filter(([list, until]) => stale.get(list) !== until || !stale.has(list))
      .map(([list, until]) => ({
        Put: { Item: { ...standingKey(list, userId), ...(until ? { expires_at: until } : {}) } },
      })),
    ...(before.deletes_at && before.deletes_at !== after.deletes_at
      ? [{ Delete: { Key: deletionKey(before.deletes_at, userId) } }]
      : []),
    ...(after.deletes_at && before.deletes_at !== after.deletes_at
      ? [{ Put: { Item: { ...deletionKey(after.deletes_at, userId), user_id: userId } } }]
      : []),
  ];
}

/** Writes that take an account that is erased off every list. */
export const offLists = (userId: string): Write[] =>
  ["deactivated", "suspended", "inactive", "deleting"].map((list) => ({ Delete: { Key: standingKey(list, userId) } }));

/** The lists an account is in, each with when it leaves it by itself. */
function listsOf({ status, suspended_until }: AccessItem): Map<string, number | undefined> {
  const lists = new Map<string, number | undefined>();
  if (status !== "active") lists.set(status, undefined);
  if (suspended_until) lists.set("suspended", suspended_until);
  return lists;
}

const hiddenUntil = ({ status, suspended_until = 0 }: AccessItem) => (status === "active" ? suspended_until : FOREVER);

function hide(userId: string, until: number): Write {
  const condition = { Key: userKey(userId), ConditionExpression: "attribute_exists(pk)" };
  return until > 0
    ? {
        Update: {
          ...condition,
          UpdateExpression: "SET hidden_until = :until",
          ExpressionAttributeValues: { ":until": until },
        },
      }
    : { Update: { ...condition, UpdateExpression: "REMOVE hidden_until" } };
}
