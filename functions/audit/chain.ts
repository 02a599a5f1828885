import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { nowInSeconds } from "../runtime/access.ts";
import { committed, type Key, page, type Write } from "../runtime/table.ts";
import { KEPT_SECONDS } from "./audit.ts";

/** An entry of the audit log as the chain knows it. */
export interface Chained extends Key {
  readonly subject: string;
  readonly action: string;
  readonly address: string;
  readonly actor?: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

/**
 * One link of a day's chain: it names an entry with the hash of all of it,
 * and the link before. Changing, removing or slipping in an entry or a link
 * breaks the chain from there on.
 */
export interface Link extends Key, Omit<Chained, keyof Key> {
  readonly entry: Key;
  /** When the entry goes: before its link does. Seconds since 1970. */
  readonly kept_until: number;
  /** SHA-256 of the entry. */
  readonly digest: string;
  /** Hash of the link before; of the day's first link, that of the last day's last one. */
  readonly previous: string;
  /** In a day's first link: the last day before it on which anything happened. */
  readonly before?: string;
  /** SHA-256 of all of the above. */
  readonly hash: string;
  /** RFC 3339. */
  readonly at: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

/** A day with a chain: days are chained too, so that none can go missing. */
export interface ChainDay extends Key {
  /** Hash that the day begins with. */
  readonly previous: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

/** What the first chain of all begins with. */
export const GENESIS = "0".repeat(43);
/** Links of a transaction's hundred writes, less those that begin a day. */
export const LINKS_AT_ONCE = 98;
const PLACES = 8;
const ATTEMPTS = 8;
const LONGEST_TURN_MS = 200;

export const chainKey = (day: string, place: number): Key => ({
  pk: `CHAIN#${day}`,
  sk: String(place).padStart(PLACES, "0"),
});
export const DAYS = "CHAIN#DAYS";

/** The same text for the same value, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const hashed = (value: unknown) => createHash("sha256").update(canonical(value)).digest("base64url");

/** Hash of an entry as it stands in the log. */
export const digestOf = (entry: object) => hashed(entry);

/** Hash of a link, of everything in it but the hash itself. */
export function hashOf({ hash: _, ...link }: Omit<Link, "hash"> & { readonly hash?: string }): string {
  return hashed(link);
}

/** Where the next link goes, and what comes before it. */
interface End {
  readonly place: number;
  readonly previous: string;
  readonly before?: string;
  /** What has to hold for it to be the end still, and is written when it begins a day. */
  readonly also: readonly Write[];
}

/**
 * Appends entries to today's chain; several at the same time take turns. An
 * entry that comes twice is linked twice, which says nothing wrong.
 * @returns the chain's end, for the function's log: an anchor outside of the table
 */
export async function append(entries: readonly Chained[]): Promise<{ day: string; links: number; hash: string }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await delay(Math.random() * LONGEST_TURN_MS * attempt);
    const day = new Date().toISOString().slice(0, 10);
    const end = await endOf(day);
    const links = linked(day, end, entries);
    if (await committed([...end.also, ...links.map(onlyIfNew)])) {
      return { day, links: end.place + links.length, hash: links.at(-1)?.hash ?? end.previous };
    }
  }
  throw new Error("The chain never stood still");
}

async function endOf(day: string): Promise<End> {
  const last = await lastLink(day);
  // Whoever is late at midnight goes on with the new day: the old one is what it began with.
  if (last)
    return { place: Number(last.sk) + 1, previous: last.hash, also: [stillNone({ pk: DAYS, sk: dayAfter(day) })] };
  const newest = { ScanIndexForward: false, ConsistentRead: true, limit: 1 };
  const [before] = (await page<ChainDay>(DAYS, newest)).items;
  const end = before && (await lastLink(before.sk));
  const previous = end?.hash ?? GENESIS;
  const begins = onlyIfNew({ pk: DAYS, sk: day, previous, expires_at: later() });
  if (!before || !end) return { place: 0, previous, also: [begins] };
  return {
    ...{ place: 0, previous, before: before.sk },
    also: [begins, stillNone(chainKey(before.sk, Number(end.sk) + 1))],
  };
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 24 * 3600 * 1000).toISOString().slice(0, 10);

const stillNone = (Key: Key): Write => ({ ConditionCheck: { Key, ConditionExpression: "attribute_not_exists(pk)" } });

async function lastLink(day: string): Promise<Link | undefined> {
  const newest = { ScanIndexForward: false, ConsistentRead: true, limit: 1 };
  return (await page<Link>(chainKey(day, 0).pk, newest)).items[0];
}

const later = () => Math.floor(nowInSeconds()) + KEPT_SECONDS;

function linked(day: string, { place, previous, before }: End, entries: readonly Chained[]): Link[] {
  const links: Link[] = [];
  for (const entry of entries) {
    const { pk, sk, subject, action, address, actor, expires_at } = entry;
    const link = {
      ...chainKey(day, place + links.length),
      ...{
        entry: { pk, sk },
        kept_until: expires_at,
        digest: digestOf(entry),
        previous: links.at(-1)?.hash ?? previous,
      },
      ...{ subject, action, address, ...(actor ? { actor } : {}) },
      ...(before && links.length === 0 ? { before } : {}),
      ...{ at: new Date().toISOString(), expires_at: later() },
    };
    links.push({ ...link, hash: hashOf(link) });
  }
  return links;
}

const onlyIfNew = <New extends Key>(Item: New): Write => ({
  Put: { Item, ConditionExpression: "attribute_not_exists(pk)" },
});
