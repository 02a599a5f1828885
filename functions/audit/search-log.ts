import type { SecurityAction } from "../../shared/audit.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { lastIdAt } from "../runtime/identifiers.ts";
import { found, getAll, type Key, type ListOptions, page, query } from "../runtime/table.ts";
import { AUDIT, type AuditEntry, KEPT_SECONDS, subjectOf } from "./audit.ts";
import { chainKey, DAYS, type Link } from "./chain.ts";

export interface AuditFilter {
  /** Id of the account it is about. */
  readonly userId?: string | undefined;
  readonly action?: SecurityAction | undefined;
  readonly ip?: string | undefined;
  /** RFC 3339. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Page {
  readonly entries: readonly AuditEntry[];
  readonly last: string | undefined;
}

/** How far back a search goes that names neither a user nor a time. */
const DEFAULT_SECONDS = 30 * 24 * 3600;
/** Entries that one read looks at, and reads of one request: what is rare is looked for in several requests. */
const LOOKED_AT = 500;
const READS = 8;

/**
 * One page of the audit log, newest first; with a filter it may be short, and goes on.
 * @param options `after` is an entry's id with a user, else a day and a place in its chain
 */
export async function searchLog(filter: AuditFilter, options: ListOptions): Promise<Page> {
  return filter.userId ? ofAccount(filter.userId, filter, options) : ofAll(filter, options);
}

async function ofAccount(userId: string, filter: AuditFilter, options: ListOptions): Promise<Page> {
  const { from = isoAgo(KEPT_SECONDS), to = new Date().toISOString() } = filter;
  const start = { limit: options.limit, after: options.after ?? lastIdAt(to), reads: READS };
  const { items, last } = await newest<AuditEntry>(AUDIT + subjectOf(userId), matching(filter), start);
  const since = lastIdAt(from).slice(0, 13);
  const recent = items.filter(({ id }) => id >= since);
  return { entries: recent, last: recent.length < items.length ? undefined : last };
}

/** All accounts' entries are found through the chain of their day. */
async function ofAll(filter: AuditFilter, { limit, after }: ListOptions): Promise<Page> {
  const { from = isoAgo(DEFAULT_SECONDS), to = new Date().toISOString() } = filter;
  const [earliest, latest] = [from.slice(0, 10), to.slice(0, 10)];
  const [begin = latest, beginPlace] = after?.split("/") ?? [latest];
  const days = await daysWithin(earliest, [begin, latest].sort()[0] ?? latest);
  const links: Link[] = [];
  let reads = READS;
  for (const [index, day] of days.entries()) {
    const start = { limit: limit - links.length, after: day === begin ? beginPlace : undefined, reads };
    const found = await newest<Link>(chainKey(day, 0).pk, matching(filter, { from, to }), start);
    links.push(...found.items);
    if (found.last) return { entries: await entriesOf(links), last: `${day}/${found.last}` };
    reads -= found.reads;
    if (links.length >= limit || reads <= 0) return { entries: await entriesOf(links), last: days[index + 1] };
  }
  return { entries: await entriesOf(links), last: undefined };
}

/**
 * The newest items of a partition that match, looking at so many at a time:
 * a filter is applied to what was read, so a page's own limit would end it
 * long before there are enough.
 */
async function newest<Found extends Key>(
  pk: string,
  filter: object,
  { limit, after, reads }: { limit: number; after: string | undefined; reads: number },
): Promise<{ items: Found[]; last: string | undefined; reads: number }> {
  const items: Found[] = [];
  let place = after;
  for (let read = 1; read <= reads; read++) {
    const found = await page<Found>(pk, { ...filter, ScanIndexForward: false, Limit: LOOKED_AT, after: place });
    items.push(...found.items);
    if (items.length > limit || (items.length === limit && found.last)) {
      const kept = items.slice(0, limit);
      return { items: kept, last: kept.at(-1)?.sk, reads: read };
    }
    if (!found.last) return { items, last: undefined, reads: read };
    place = found.last;
  }
  return { items, last: place, reads };
}

async function entriesOf(links: readonly Link[]): Promise<AuditEntry[]> {
  const items = await getAll(links.map(({ entry }) => entry));
  const unique = new Map<string, Key>(links.map(({ entry }) => [entry.sk, entry]));
  // Those of one moment were chained as they came.
  const newestFirst = [...unique.values()].sort((a, b) => (a.sk < b.sk ? 1 : -1));
  return newestFirst.flatMap((entry) => found<AuditEntry>(items, entry) ?? []);
}

/** What is looked for, in the fields that entries and links share; a link was made a moment after its entry. */
function matching({ action, ip }: AuditFilter, between?: { readonly from: string; readonly to: string }) {
  const wanted = [
    ...(action ? ["#action = :action"] : []),
    ...(ip ? ["#address = :ip"] : []),
    ...(between ? ["#at BETWEEN :from AND :to"] : []),
  ];
  if (wanted.length === 0) return {};
  const names = { ...(action ? { "#action": "action" } : {}), ...(ip ? { "#address": "address" } : {}) };
  return {
    FilterExpression: wanted.join(" AND "),
    ExpressionAttributeNames: { ...names, ...(between ? { "#at": "at" } : {}) },
    ExpressionAttributeValues: {
      ...(action ? { ":action": action } : {}),
      ...(ip ? { ":ip": ip } : {}),
      ...(between ? { ":from": between.from, ":to": between.to } : {}),
    },
  };
}

const isoAgo = (seconds: number) => new Date((nowInSeconds() - seconds) * 1000).toISOString();

/** Days on which anything happened, the latest first. */
async function daysWithin(earliest: string, latest: string): Promise<string[]> {
  const { items } = await query<Key>({
    KeyConditionExpression: "pk = :days AND sk BETWEEN :earliest AND :latest",
    ExpressionAttributeValues: { ":days": DAYS, ":earliest": earliest, ":latest": latest },
    ScanIndexForward: false,
  });
  return items.map(({ sk }) => sk);
}
