import { v7 as uuid } from "uuid";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import {
  found,
  type Item,
  type Items,
  ignoreFailedConditions,
  type Key,
  pages,
  transact,
  type Write,
  writeAll,
} from "../runtime/table.ts";
import type { Notice } from "./queues.ts";

/** What one person is told as one: “ana and 12 others like your post”. */
export interface Notification extends Key {
  readonly kind: Notice["kind"];
  /** How many causes there are. */
  readonly count: number;
  /** When the latest of them did something, by their ids; the latest three. */
  readonly actors: Readonly<Record<string, string>>;
  readonly post_id?: string;
  readonly post_author_id?: string;
  readonly comment_id?: string;
  /** When its recipient was told last. */
  readonly at: string;
  /** Changes with every write: two that read the same can't both write. */
  readonly version: number;
  /** Tells it from an earlier one about the same, which was forgotten: only entries of its own count in it. */
  readonly generation: string;
}

/** Up to when somebody has read; an item of the same partition, so that one read answers it all. */
interface ReadMark extends Key {
  readonly until: string;
}

/** One cause that is counted in a notification. */
interface Entry extends Key {
  readonly actor_id: string;
  readonly generation: string;
}

const READ = "#READ";
const KEPT_SECONDS = 90 * 24 * 3600;
const SHOWN_ACTORS = 3;
const MAX_NOTIFICATIONS = 200;

export const NOTIFICATION = "NOTIFICATION#";
export const notificationKey = (userId: string, group: string): Key => ({ pk: `${NOTIFICATION}${userId}`, sk: group });
/** Whether an item among somebody's notifications is none, but tells up to when they have read. */
export const isReadMark = ({ sk }: Key) => sk === READ;
export const entryKey = ({ recipient_id, group, cause }: Notice): Key => ({
  // Hashed: it outlives the list of notifications, and an account that is erased.
  pk: `NOTICE#${sha256(`${recipient_id} ${group}`)}`,
  sk: `${cause.pk} ${cause.sk}`,
});

/** Changes to one notification that follow from some of its causes, as they are now. */
export interface Revision {
  readonly notices: readonly Notice[];
  /** Causes, entries and the notification itself, as just read. */
  readonly items: Items;
  /** Whether somebody who did something may be told of. */
  readonly permits: (notice: Notice) => boolean;
}

/**
 * Writes that make a notification agree with its causes. Each depends on the
 * cause being there, or not, at the moment of the write.
 * @returns none when they agree
 */
export function revise({ notices, items, permits }: Revision): Write[] {
  const [first] = notices;
  if (!first) return [];
  const key = notificationKey(first.recipient_id, first.group);
  const current = found<Notification>(items, key);
  const generation = current?.generation ?? uuid();
  const entryOf = (notice: Notice) => found<Entry>(items, entryKey(notice));
  const isThere = (notice: Notice) => found(items, notice.cause) !== undefined;
  const isDue = (notice: Notice) => isThere(notice) && isAbout(items, notice);
  const added = notices.filter((notice) => isDue(notice) && !entryOf(notice) && permits(notice));
  const removed = notices.filter((notice) => entryOf(notice) && !isDue(notice));
  if (added.length + removed.length === 0) return [];
  const counted = removed.filter((notice) => entryOf(notice)?.generation === generation);
  return [
    ...added.flatMap((notice) => addEntry(notice, generation)),
    ...removed.flatMap((notice) => removeEntry(notice, isThere(notice))),
    ...writeNotification({ key, current, generation, added, removed: counted }),
  ];
}

/** A cause may be there and not be this one any more: a post without that mention, a follow of another day. */
function isAbout(items: Items, { kind, cause, recipient_id, actor_id, comment_id, group }: Notice): boolean {
  const item = found<Item & { mentions?: string[]; created_at?: string; author_id?: string }>(items, cause);
  if (kind === "comment" || kind === "reply" || (kind === "mention" && comment_id)) return item?.author_id === actor_id;
  if (kind === "mention") return item?.mentions?.includes(recipient_id) ?? false;
  if (kind === "follow") return group === followGroup(item?.created_at ?? "");
  return true;
}

/** Follows of one day are told together. */
export const followGroup = (created_at: string) => `follow:${created_at.slice(0, 10)}`;

function addEntry(notice: Notice, generation: string): Write[] {
  const Item = { ...entryKey(notice), actor_id: notice.actor_id, generation, expires_at: later() };
  return [
    { Put: { Item, ConditionExpression: "attribute_not_exists(pk)" } },
    { ConditionCheck: { Key: notice.cause, ConditionExpression: "attribute_exists(pk)" } },
  ];
}

function removeEntry(notice: Notice, isThere: boolean): Write[] {
  const check = { Key: notice.cause, ConditionExpression: "attribute_not_exists(pk)" };
  return [
    { Delete: { Key: entryKey(notice), ConditionExpression: "attribute_exists(pk)" } },
    ...(isThere ? [] : [{ ConditionCheck: check }]),
  ];
}

const later = () => Math.floor(nowInSeconds()) + KEPT_SECONDS;

/** Condition that a notification is as it was read. */
const unchanged = (current: Notification | undefined) =>
  current
    ? { ConditionExpression: "version = :version", ExpressionAttributeValues: { ":version": current.version } }
    : { ConditionExpression: "attribute_not_exists(pk)" };

interface NewState {
  readonly key: Key;
  readonly current: Notification | undefined;
  readonly generation: string;
  readonly added: readonly Notice[];
  readonly removed: readonly Notice[];
}

function writeNotification({ key, current, generation, added, removed }: NewState): Write[] {
  if (added.length + removed.length === 0) return [];
  const count = (current?.count ?? 0) + added.length - removed.length;
  if (count <= 0) return current ? [{ Delete: { Key: key, ...unchanged(current) } }] : [];
  const gone = new Set(removed.map(({ actor_id }) => actor_id));
  const actors = Object.entries(current?.actors ?? {}).filter(([id]) => !gone.has(id));
  const latest = [...actors, ...added.map(({ actor_id, at }) => [actor_id, at] as const)]
    .sort(([, a], [, b]) => b.localeCompare(a))
    .slice(0, SHOWN_ACTORS);
  const { kind, post_id, post_author_id, comment_id } = current ?? added[0] ?? {};
  const at = added.length > 0 ? new Date().toISOString() : current?.at;
  const Item = {
    ...{ ...key, kind, count, actors: Object.fromEntries(latest), post_id, post_author_id, comment_id, at },
    ...{ version: (current?.version ?? 0) + 1, generation, expires_at: later() },
  };
  return [{ Put: { Item, ...unchanged(current) } }];
}

/** All of somebody's notifications, the latest first, and up to when they were read. */
export async function listNotifications(userId: string): Promise<{ notifications: Notification[]; readUntil: string }> {
  const items: (Notification | ReadMark)[] = [];
  for await (const page of pages<Notification | ReadMark>(notificationKey(userId, "").pk)) items.push(...page);
  const mark = items.find((item): item is ReadMark => isReadMark(item));
  const notifications = items.filter((item): item is Notification => !isReadMark(item));
  return {
    notifications: notifications.sort(latestFirst).slice(0, MAX_NOTIFICATIONS),
    readUntil: mark?.until ?? "",
  };
}

/** Where a notification stands in its list: by time, then by what it is about. */
export const placeOf = ({ at, sk }: Notification) => `${at} ${sk}`;

const latestFirst = (a: Notification, b: Notification) => (placeOf(a) < placeOf(b) ? 1 : -1);

/** Notes up to when somebody has read; never back to an earlier time, as an older tab might. */
export async function markRead(userId: string, until: string): Promise<void> {
  await transact([
    {
      Put: {
        Item: { ...notificationKey(userId, READ), until },
        ConditionExpression: "attribute_not_exists(pk) OR #until < :until",
        ExpressionAttributeNames: { "#until": "until" },
        ExpressionAttributeValues: { ":until": until },
      },
    },
  ]).catch(ignoreFailedConditions);
}

/** Cuts somebody's notifications to the latest two hundred, so that reading them stays one small read. */
export async function trim(userId: string): Promise<void> {
  const all = await readAll(userId);
  await forget(all.sort(latestFirst).slice(MAX_NOTIFICATIONS));
}

/** Forgets what one person was told of another alone, until a certain time; their likes and follows are taken back as such. */
export async function forgetActor(userId: string, actorId: string, until: string): Promise<void> {
  const all = await readAll(userId);
  await forget(all.filter(({ count, actors }) => count === 1 && (actors[actorId] ?? "~") <= until));
}

/** Forgets notifications, each unless it has changed since it was read. */
async function forget(notifications: readonly Notification[]): Promise<void> {
  for (const notification of notifications) {
    const { pk, sk } = notification;
    await transact([{ Delete: { Key: { pk, sk }, ...unchanged(notification) } }]).catch(ignoreFailedConditions);
  }
}

/** Forgets everything somebody was told. */
export async function forgetAll(userId: string): Promise<void> {
  for await (const items of pages<Key>(notificationKey(userId, "").pk, { ConsistentRead: true })) {
    await writeAll({ remove: items });
  }
}

async function readAll(userId: string): Promise<Notification[]> {
  const all: Notification[] = [];
  for await (const page of pages<Notification>(notificationKey(userId, "").pk, { ConsistentRead: true })) {
    all.push(...page.filter((item) => !isReadMark(item)));
  }
  return all;
}
