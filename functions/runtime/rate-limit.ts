import { RATE_WINDOW_SECONDS, type RateLimit } from "../../shared/limits.ts";
import { Problem } from "./problem.ts";

/** Windows whose counters an update sweeps away: longer ago than a session can stay silent without a refresh. */
const SWEPT_WINDOWS = 16;

/** Of a weight that is a fraction, so that who waits to the very second is let in. */
const ROUNDING = 1e-6;

const windowOf = (now: number) => Math.floor(now / RATE_WINDOW_SECONDS);
const counter = (limit: RateLimit, window: number) => `hits:${limit.name}:${window}`;

/**
 * The parts of an update expression that count one request. Counters of a
 * window have a name of their own, so counting needs no read and no condition.
 * @param now seconds since 1970
 */
export function countingExpression(limit: RateLimit, now: number) {
  const window = windowOf(now);
  const stale = Array.from({ length: SWEPT_WINDOWS }, (_, age) => [`#stale${age}`, counter(limit, window - 2 - age)]);
  return {
    add: "#hits :one",
    remove: stale.map(([name]) => name).join(", "),
    names: { "#hits": counter(limit, window), ...Object.fromEntries(stale) } as Record<string, string>,
    values: { ":one": 1 },
  };
}

/** An item as `countingExpression` leaves it, made from what it was before. */
export function asCounted(item: Record<string, unknown>, limit: RateLimit, now: number): Record<string, unknown> {
  const { names } = countingExpression(limit, now);
  const { "#hits": hits = "", ...stale } = names;
  const removed = new Set(Object.values(stale));
  const kept = Object.entries(item).filter(([name]) => !removed.has(name));
  return { ...Object.fromEntries(kept), [hits]: Number(item[hits] ?? 0) + 1 };
}

const COUNTER = /^hits:.*:(\d+)$/;
const MAX_SWEPT = 50;

/** Counters that no update has swept because nothing happened for long; without this an item would grow for ever. */
export function leftovers(item: Record<string, unknown>, now: number): string[] {
  const oldest = windowOf(now) - 2;
  return Object.keys(item)
    .filter((name) => Number(name.match(COUNTER)?.[1] ?? oldest) < oldest)
    .slice(0, MAX_SWEPT);
}

/** How a limit stands after a request was counted. */
export interface RateStanding {
  readonly limit: RateLimit;
  readonly exceeded: boolean;
  readonly remaining: number;
  /** Seconds until a request would be let through again, or until the window has passed. */
  readonly reset: number;
}

/**
 * Judges a counted request by a sliding window: what was let through in the
 * window before weighs as much as it still reaches into the last minute.
 * @param counters the item with the counters, as the update left it
 */
export function standing(limit: RateLimit, counters: Record<string, unknown>, now: number): RateStanding {
  const window = windowOf(now);
  const elapsed = (now % RATE_WINDOW_SECONDS) / RATE_WINDOW_SECONDS;
  const current = Number(counters[counter(limit, window)] ?? 0);
  const previous = Math.min(Number(counters[counter(limit, window - 1)] ?? 0), limit.max);
  const used = current + previous * (1 - elapsed);
  const exceeded = used > limit.max + ROUNDING;
  const untilWindowEnds = (1 - elapsed) * RATE_WINDOW_SECONDS;
  // The next request counts too, and so did the refused one.
  const room = limit.max - current - 1;
  const wait =
    room < 0
      ? untilWindowEnds + RATE_WINDOW_SECONDS / limit.max
      : (1 - room / previous - elapsed) * RATE_WINDOW_SECONDS;
  return {
    limit,
    exceeded,
    remaining: Math.max(0, Math.floor(limit.max - used)),
    reset: Math.max(1, Math.ceil(exceeded ? wait : untilWindowEnds)),
  };
}

/**
 * The RateLimit fields of a response.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateHeaders({ limit, remaining, reset }: RateStanding): Record<string, string> {
  return {
    "RateLimit-Policy": `"${limit.name}";q=${limit.max};w=${RATE_WINDOW_SECONDS}`,
    RateLimit: `"${limit.name}";r=${remaining};t=${reset}`,
  };
}

export class RateLimited extends Problem {
  constructor({ reset }: RateStanding) {
    super("rate_limited", `Too many requests. Please try again in ${reset} seconds.`, {
      headers: { "Retry-After": String(reset) },
    });
  }
}
