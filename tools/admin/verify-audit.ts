import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateQuery, paginateScan } from "@aws-sdk/lib-dynamodb";
import { AUDIT, type AuditEntry, KEPT_SECONDS } from "../../functions/audit/audit.ts";
import { type ChainDay, chainKey, DAYS, digestOf, GENESIS, hashOf, type Link } from "../../functions/audit/chain.ts";
import { madeAt } from "../../functions/runtime/identifiers.ts";

/** Something that is not as it was written. */
export interface Fault {
  /** Where: an entry, or a place in a day's chain. */
  readonly where: string;
  readonly what: string;
}

export interface Verification {
  readonly days: number;
  readonly entries: number;
  /** Written in the last minutes, and not chained yet. */
  readonly waiting: number;
  readonly faults: readonly Fault[];
}

interface Options {
  /** Only this day's chain. */
  readonly day?: string | undefined;
  /** Called now and then with how many entries were looked at. */
  readonly progress?: (entries: number) => void;
}

/** An entry may wait as long for its link as a queue that was stopped takes to be worked off. */
const PATIENCE_SECONDS = 600;

/**
 * Checks the whole audit log against its chain: every link by its hash and the
 * one before, every entry by its link, every day by the day before, and that
 * no entry is without a link.
 */
export async function verifyAudit(client: DynamoDBClient, table: string, options: Options = {}): Promise<Verification> {
  const documents = DynamoDBDocumentClient.from(client);
  const faults: Fault[] = [];
  const digests: Digests = new Map();
  const days = (await everything<ChainDay>(partition(documents, table, DAYS))).filter(
    ({ sk }) => isDayKept(sk) && (!options.day || sk === options.day),
  );
  let before: { readonly day: string; readonly end: string } | undefined;
  for (const day of days) {
    const links = partition<Link>(documents, table, chainKey(day.sk, 0).pk);
    const { first, end } = await verifyDay(links, day, digests, faults);
    if (!options.day) faults.push(...beginningFaults(day, first, before));
    before = { day: day.sk, end };
  }
  const looked = await verifyEntries(entriesOf(documents, table), digests, faults, options);
  return { days: days.length, ...looked, faults };
}

/** What a day's chain says of entries: their hashes, and where it says so. */
type Digests = Map<string, { readonly digest: string; readonly where: string }>;

const DAY_SECONDS = 24 * 3600;

/** What is within a day of its time to live goes in any order, and proves nothing. */
const isKept = (expires_at: number) => expires_at > Date.now() / 1000 + DAY_SECONDS;
/** Judged by its name: what an item says of its own end can be changed. */
const isDayKept = (day: string) => isKept(Date.parse(day) / 1000 + KEPT_SECONDS);

/** A day goes on where the last one ended that there was; its first link names it, under its hash. */
function beginningFaults(
  { sk, previous }: ChainDay,
  first: Link | undefined,
  before: { readonly day: string; readonly end: string } | undefined,
): Fault[] {
  const where = `day ${sk}`;
  if (!first) return [{ where, what: "has no links" }];
  if (!first.before) return previous === GENESIS ? [] : [{ where, what: "does not tell which day it goes on from" }];
  if (before?.day === first.before) {
    return previous === before.end
      ? []
      : [{ where, what: "does not go on where the day before ended: links are missing" }];
  }
  return isDayKept(first.before)
    ? [{ where: `day ${first.before}`, what: `is gone, though ${where} goes on from it` }]
    : [];
}

async function verifyDay(
  links: AsyncIterable<Link>,
  day: ChainDay,
  digests: Digests,
  faults: Fault[],
): Promise<{ readonly first: Link | undefined; readonly end: string }> {
  let first: Link | undefined;
  let [previous, place] = [day.previous, 0];
  for await (const link of links) {
    first ??= link;
    const where = `link ${day.sk}/${link.sk}`;
    if (Number(link.sk) !== place) faults.push({ where, what: `links are missing before it (from ${place} on)` });
    else if (link.previous !== previous) faults.push({ where, what: "does not follow the link before" });
    if (hashOf(link) !== link.hash) faults.push({ where, what: "was changed" });
    note(link, where, digests, faults);
    [previous, place] = [link.hash, Number(link.sk) + 1];
  }
  return { first, end: previous };
}

/** An entry may be linked twice; but two links that say different things of it mean that it was written again. */
function note({ entry, digest, kept_until }: Link, where: string, digests: Digests, faults: Fault[]): void {
  const name = `${entry.pk} ${entry.sk}`;
  const known = digests.get(name);
  if (known && known.digest !== digest) {
    faults.push({ where: `entry ${name}`, what: `was written again: ${known.where} and ${where} differ about it` });
  } else if (isKept(kept_until)) digests.set(name, { digest, where });
}

async function verifyEntries(
  entries: AsyncIterable<AuditEntry>,
  digests: Digests,
  faults: Fault[],
  { day, progress }: Options,
): Promise<{ entries: number; waiting: number }> {
  let [looked, waiting] = [0, 0];
  const unseen = new Map(digests);
  for await (const entry of entries) {
    if (!isKept(entry.expires_at)) continue;
    const name = `${entry.pk} ${entry.sk}`;
    const linked = digests.get(name);
    unseen.delete(name);
    if (!linked && day) continue;
    looked += 1;
    if (looked % 1000 === 0) progress?.(looked);
    const where = `entry ${entry.id} (${entry.action}, ${new Date(madeAt(entry.id) * 1000).toISOString()})`;
    if (linked && digestOf(entry) !== linked.digest) faults.push({ where, what: `was changed since ${linked.where}` });
    if (!linked && madeAt(entry.id) > Date.now() / 1000 - PATIENCE_SECONDS) waiting += 1;
    else if (!linked) faults.push({ where, what: "is in no chain: it was slipped in, or its link was removed" });
  }
  for (const [name, { where }] of unseen)
    faults.push({ where: `entry ${name}`, what: `is gone, though ${where} names it` });
  return { entries: looked, waiting };
}

async function* partition<Found>(client: DynamoDBDocumentClient, TableName: string, pk: string): AsyncGenerator<Found> {
  const input = {
    TableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": pk },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client }, input)) yield* Items as Found[];
}

async function* entriesOf(client: DynamoDBDocumentClient, TableName: string): AsyncGenerator<AuditEntry> {
  const input = {
    TableName,
    FilterExpression: "begins_with(pk, :audit)",
    ExpressionAttributeValues: { ":audit": AUDIT },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateScan({ client }, input)) yield* Items as AuditEntry[];
}

async function everything<Found>(all: AsyncIterable<Found>): Promise<Found[]> {
  const list: Found[] = [];
  for await (const one of all) list.push(one);
  return list;
}
