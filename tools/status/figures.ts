import type { MetricName } from "../../shared/metrics.ts";
import type { TimedLine } from "../logs/lines.ts";

/** How long something took, in milliseconds. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

interface Named extends Times {
  readonly name: string;
  /** How many ended with an error of ours. */
  readonly failed: number;
}

/** What the lines of some minutes tell. */
export interface Figures {
  readonly requests: { readonly count: number; readonly perMinute: number; readonly byStatus: Record<string, number> };
  readonly responses: Times;
  /** The slowest first. */
  readonly routes: readonly Named[];
  readonly workers: readonly Named[];
  /** Counts by `outcome method`. */
  readonly signIns: Record<string, number>;
  readonly signInAttacks: number;
  readonly tokens: { readonly issued: Times; readonly refreshed: Times };
  readonly table: {
    readonly requests: number;
    readonly readUnits: number;
    readonly writeUnits: number;
    readonly throttles: number;
    readonly failures: number;
    readonly perInvocation: Times;
  };
  /** Sessions used in a minute: in the last whole one, and the most. */
  readonly activeSessions: { readonly lastMinute: number; readonly most: number };
  /** Counts by outcome. */
  readonly uploads: Record<string, number>;
}

const MINUTE = 60_000;

/** Figures of the lines of so many minutes until now. */
export function figuresOf(lines: readonly TimedLine[], minutes: number, now = Date.now()): Figures {
  const requests = lines.filter(({ route }) => route);
  const sum = (name: MetricName) => total(lines.map((line) => line[name] ?? 0));
  const values = (name: MetricName) => lines.flatMap((line) => line[name] ?? []);
  const asked = lines.flatMap(({ table }) => (table?.calls ? table : []));
  return {
    requests: {
      count: requests.length,
      perMinute: requests.length / minutes,
      byStatus: countBy(requests, ({ status = 500 }) => `${Math.floor(status / 100)}xx`),
    },
    responses: timesOf(requests.map(({ ms = 0 }) => ms)),
    routes: namedTimes(requests, ({ route = "" }) => route),
    workers: namedTimes(
      lines.filter(({ worker }) => worker),
      ({ worker = "" }) => worker,
    ),
    signIns: countBy(
      lines.filter(({ SignIns }) => SignIns),
      ({ Outcome, Method }) => `${Outcome} ${Method}`,
    ),
    signInAttacks: sum("SignInAttacks"),
    tokens: { issued: timesOf(values("TokenIssueTime")), refreshed: timesOf(values("TokenRefreshTime")) },
    table: {
      requests: total(asked.map(({ calls }) => calls)),
      readUnits: total(asked.map(({ readUnits }) => readUnits)),
      writeUnits: total(asked.map(({ writeUnits }) => writeUnits)),
      throttles: sum("TableThrottles"),
      failures: sum("TableFailures"),
      perInvocation: timesOf(values("TableTime")),
    },
    activeSessions: sessionsIn(lines, now),
    uploads: countBy(
      lines.filter(({ SanitizedUploads }) => SanitizedUploads),
      ({ Result = "" }) => Result,
    ),
  };
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

function countBy(lines: readonly TimedLine[], name: (line: TimedLine) => string): Record<string, number> {
  const groups = [...Map.groupBy(lines, name)].map(([key, group]) => [key, group.length] as const);
  return Object.fromEntries(groups.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The nearest-rank percentiles, which are values that were measured. */
export function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), max: sorted.at(-1) ?? 0 };
}

function namedTimes(lines: readonly TimedLine[], name: (line: TimedLine) => string): Named[] {
  const isFailed = ({ level, status = 200 }: TimedLine) => level === "ERROR" || status >= 500;
  return [...Map.groupBy(lines, name)]
    .map(([key, group]) => ({
      name: key,
      ...timesOf(group.map(({ ms = 0 }) => ms)),
      failed: group.filter(isFailed).length,
    }))
    .toSorted((a, b) => b.p95 - a.p95);
}

function sessionsIn(lines: readonly TimedLine[], now: number): Figures["activeSessions"] {
  const minuteOf = (time: number) => Math.floor(time / MINUTE);
  const active = lines.filter(({ ActiveSessions }) => ActiveSessions);
  const byMinute = Map.groupBy(active, ({ at }) => minuteOf(at));
  const most = Math.max(0, ...[...byMinute.values()].map(({ length }) => length));
  return { lastMinute: byMinute.get(minuteOf(now) - 1)?.length ?? 0, most };
}
