import { setTimeout as delay } from "node:timers/promises";
import {
  type CloudWatchLogsClient,
  type FilterLogEventsCommandInput,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import type { MetricName } from "../../shared/metrics.ts";
import { engineAddress, notDeployed } from "../cloud.ts";

const LOG_GROUP = "/photostack/functions";
/** LocalStack does not heed which group a function is given: there each has one of its own. */
const OWN_LOG_GROUPS = "/aws/lambda/photostack-";
/** What was written last may arrive after what was written later. */
const LATE_MS = 3000;

/** What functions write of each invocation. */
export type Line = Partial<Record<MetricName, number>> & {
  readonly level?: string;
  readonly message?: string;
  readonly timestamp?: string;
  readonly trace_id?: string;
  readonly trace_ids?: readonly string[];
  readonly route?: string;
  readonly worker?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly table?: {
    readonly calls: number;
    readonly readUnits: number;
    readonly writeUnits: number;
    readonly ms?: number;
  };
  readonly error?: { readonly name?: string; readonly message?: string; readonly stack?: string | readonly string[] };
  /** Dimensions. */
  readonly Outcome?: string;
  readonly Method?: string;
  readonly Result?: string;
};

/** A line of a request or of work, and when it was written, in milliseconds since 1970. */
export type TimedLine = Line & { readonly at: number };

/** Something that was logged: a line of ours, or what else a function or the runtime wrote. */
export interface Entry {
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** One environment of one function, with the group it is in. */
  readonly stream: string;
  readonly text: string;
  readonly line: Line | undefined;
}

interface Search {
  /** Milliseconds since 1970; everything that is kept when left out. */
  readonly since?: number;
  /** Text that an entry must have. */
  readonly having?: string;
}

/**
 * What was logged, in the order of time.
 * @param sizes of the groups that functions have for themselves, as they were read last: one that has not grown is left out
 * @throws Failure where nothing is deployed
 */
export async function readEntries(
  client: CloudWatchLogsClient,
  { since, having }: Search,
  sizes = new Map<string, number>(),
): Promise<Entry[]> {
  const search = {
    ...(since === undefined ? {} : { startTime: since }),
    ...(having ? { filterPattern: `"${having}"` } : {}),
  };
  const shared = await readGroup(client, { logGroupName: LOG_GROUP, ...search }).catch(notDeployed);
  const grown = await ownLogGroups(client, sizes);
  const own = await Promise.all(grown.map((group) => readGroup(client, { logGroupName: group, ...search })));
  const found = [...shared, ...own.flat()];
  // LocalStack heeds no pattern either.
  return found.filter(({ text }) => !having || text.includes(having)).sort((a, b) => a.at - b.at);
}

async function readGroup(client: CloudWatchLogsClient, search: FilterLogEventsCommandInput): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { events = [] } of paginateFilterLogEvents({ client }, search)) {
    for (const { message = "", timestamp: at = 0, logStreamName = "" } of events)
      entries.push({ at, stream: `${search.logGroupName}/${logStreamName}`, text: message, line: parsed(message) });
  }
  return entries;
}

async function ownLogGroups(client: CloudWatchLogsClient, sizes: Map<string, number>): Promise<string[]> {
  // On AWS such groups are somebody else's.
  if (!engineAddress()) return [];
  const grown: string[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups(
    { client },
    { logGroupNamePrefix: OWN_LOG_GROUPS },
  )) {
    for (const { logGroupName: name = "", storedBytes = 0 } of logGroups) {
      if (sizes.get(name) !== storedBytes) grown.push(name);
      sizes.set(name, storedBytes);
    }
  }
  return grown;
}

/** What is logged from a time on, until the signal is given. */
export async function* followEntries(
  client: CloudWatchLogsClient,
  { since, having, everyMs, signal }: Search & { since: number; everyMs: number; signal: AbortSignal },
): AsyncGenerator<Entry> {
  const sizes = new Map<string, number>();
  const told = new Map<string, number>();
  for (let from = since; !signal.aborted; await delay(everyMs, undefined, { signal }).catch(() => {})) {
    const entries = await readEntries(client, { since: from, ...(having ? { having } : {}) }, sizes);
    for (const entry of entries) {
      const key = `${entry.at} ${entry.stream} ${entry.text}`;
      if (!told.has(key)) yield entry;
      told.set(key, entry.at);
    }
    from = Math.max(from, ...entries.map(({ at }) => at - LATE_MS));
    for (const [key, at] of told) if (at < from) told.delete(key);
  }
}

/** The lines of requests and work since a time. */
export async function readLines(client: CloudWatchLogsClient, since: number): Promise<TimedLine[]> {
  return (await readEntries(client, { since })).flatMap(({ line, at }) =>
    line?.route || line?.worker ? [{ ...line, at }] : [],
  );
}

/** Engines may put more than the line itself into an event. */
function parsed(message: string): Line | undefined {
  try {
    return JSON.parse(message.slice(message.indexOf("{"))) as Line;
  } catch {
    return undefined;
  }
}
