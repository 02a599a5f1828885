import { nowInSeconds } from "../runtime/access.ts";
import { found, type Item, type Items, type Key, pages, put, type Write, writeAll } from "../runtime/table.ts";
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
  readonly at: string;
  /** Changes with every write: two that read the same can't both write. */
  readonly version: number;
}

/** Up to when somebody has read; an item of the same partition, so that one read answers it all. */
interface ReadMark extends Key {
  readonly until: string;
}

/** One cause that is counted in a notification. */
interface Entry extends Key {
  readonly actor_id: string;
}

const READ = "#READ";
const KEPT_SECONDS = 90 * 24 * 3600;
const SHOWN_ACTORS = 3;
const MAX_NOTIFICATIONS = 200;

export const notificationKey = (userId: string, group: string): Key => ({ pk: `NOTIFICATION#${userId}`, sk: group });
export const entryKey = ({ recipient_id, group, cause }: Notice): Key => ({
  pk: `NOTICE#${recipient_id}#${group}`,
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
  const isThere = (notice: Notice) => found(items, notice.cause) !== undefined;
  const isDue = (notice: Notice) => isThere(notice) && isAddressed(items, notice);
  const isTold = (notice: Notice) => found(items, entryKey(notice)) !== undefined;
  const added = notices.filter((notice) => isDue(notice) && !isTold(notice) && permits(notice));
  const removed = notices.filter((notice) => isTold(notice) && !isDue(notice));
  if (added.length + removed.length === 0) return [];
  return [
    ...added.flatMap(addEntry),
    ...removed.flatMap((notice) => removeEntry(notice, isThere(notice))),
    ...writeNotification(key, current, added, removed),
  ];
}

/** A post may mention somebody no more although it is still there. */
function isAddressed(items: Items, { kind, cause, recipient_id, comment_id }: Notice): boolean {
  if (kind !== "mention" || comment_id) return true;
  return found<Item & { mentions?: string[] }>(items, cause)?.mentions?.includes(recipient_id) ?? false;
}

function addEntry(notice: Notice): Write[] {
  const Item: Entry & { expires_at: number } = { ...entryKey(notice), actor_id: notice.actor_id, expires_at: later() };
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

function writeNotification(
  key: Key,
  current: Notification | undefined,
  added: readonly Notice[],
  removed: readonly Notice[],
): Write[] {
  const count = (current?.count ?? 0) + added.length - removed.length;
  const version = current?.version ?? 0;
  const unchanged = current
    ? { ConditionExpression: "version = :version", ExpressionAttributeValues: { ":version": version } }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  if (count <= 0) return current ? [{ Delete: { Key: key, ...unchanged } }] : [];
  const gone = new Set(removed.map(({ actor_id }) => actor_id));
  const actors = Object.entries(current?.actors ?? {}).filter(([id]) => !gone.has(id));
  const latest = [...actors, ...added.map(({ actor_id, at }) => [actor_id, at] as const)]
    .sort(([, a], [, b]) => b.localeCompare(a))
    .slice(0, SHOWN_ACTORS);
  const { kind, post_id, post_author_id, comment_id } = current ?? added[0] ?? {};
  const at = latest[0]?.[1] ?? current?.at;
  const Item = {
    ...{ ...key, kind, count, actors: Object.fromEntries(latest), post_id, post_author_id, comment_id, at },
    version: version + 1,
    expires_at: later(),
  };
  return [{ Put: { Item, ...unchanged } }];
}

/** All of somebody's notifications, the latest first, and up to when they were read. */
export async function listNotifications(userId: string): Promise<{ notifications: Notification[]; readUntil: string }> {
  const items: (Notification | ReadMark)[] = [];
  for await (const page of pages<Notification | ReadMark>(notificationKey(userId, "").pk)) items.push(...page);
  const mark = items.find((item): item is ReadMark => item.sk === READ);
  const notifications = items.filter((item): item is Notification => item.sk !== READ);
  return {
    notifications: notifications.sort(latestFirst).slice(0, MAX_NOTIFICATIONS),
    readUntil: mark?.until ?? "",
  };
}

/** Where a notification stands in its list: by time, then by what it is about. */
export const placeOf = ({ at, sk }: Notification) => `${at} ${sk}`;

const latestFirst = (a: Notification, b: Notification) => (placeOf(a) < placeOf(b) ? 1 : -1);

/** Notes up to when somebody has read. */
export async function markRead(userId: string, until: string): Promise<void> {
  await put({ ...notificationKey(userId, READ), until });
}

/** Cuts somebody's notifications to the latest two hundred, so that reading them stays one small read. */
export async function trim(userId: string): Promise<void> {
  const all: Notification[] = [];
  for await (const page of pages<Notification>(notificationKey(userId, "").pk)) all.push(...page);
  const surplus = all
    .filter(({ sk }) => sk !== READ)
    .sort(latestFirst)
    .slice(MAX_NOTIFICATIONS);
  await writeAll({ remove: surplus });
}

/** Takes out what one person was told of another; what counts several people keeps the others. */
export async function forgetActor(userId: string, actorId: string): Promise<void> {
  for await (const page of pages<Notification>(notificationKey(userId, "").pk)) {
    const theirs = page.filter(({ sk, actors }) => sk !== READ && Object.keys(actors).every((id) => id === actorId));
    await writeAll({ remove: theirs });
  }
}
