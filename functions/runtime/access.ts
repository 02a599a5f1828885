import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { RateLimit } from "../../shared/limits.ts";
import { AccountInactive, SessionEnded } from "./problem.ts";
import { countingExpression, leftovers, type RateStanding, standing } from "./rate-limit.ts";
import { type Key, update } from "./table.ts";

/** One of an account's living sessions, as its access item knows it. Times in seconds since 1970. */
export interface LiveSession {
  readonly expires: number;
  readonly seen: number;
}

/** What decides whether an account's request is let in, in one item so that one update answers it all. */
export interface AccessItem extends Key {
  readonly status: "active" | "inactive";
  readonly role: "user" | "moderator" | "admin";
  readonly sessions: Readonly<Record<string, LiveSession>>;
}

export const accessKey = (userId: string): Key => ({ pk: `ACCESS#${userId}`, sk: "ACCESS" });
const rateKey = (addressBlock: string): Key => ({ pk: `RATE#${addressBlock}`, sk: "RATE" });

const RATE_TTL_SECONDS = 600;
const WORTH_SWEEPING = 10;

/** Seconds since 1970. */
export const nowInSeconds = () => Date.now() / 1000;

/**
 * Lets a session's request in: one conditional update proves that the session
 * is alive, notes its activity and counts the request.
 * @throws SessionEnded, AccountInactive
 */
export async function admitSession(userId: string, sessionId: string, limit: RateLimit): Promise<RateStanding> {
  const now = nowInSeconds();
  const counting = countingExpression(limit, now);
  const access = await update<AccessItem>({
    Key: accessKey(userId),
    UpdateExpression: `SET sessions.#session.seen = :now ADD ${counting.add} REMOVE ${counting.remove}`,
    ConditionExpression: "sessions.#session.expires > :now",
    ExpressionAttributeNames: { ...counting.names, "#session": sessionId },
    ExpressionAttributeValues: { ...counting.values, ":now": Math.floor(now) },
    ReturnValues: "ALL_NEW",
  }).catch((error: unknown) => {
    throw error instanceof ConditionalCheckFailedException ? new SessionEnded() : error;
  });
  if (access.status !== "active") throw new AccountInactive();
  await sweep(accessKey(userId), { ...access }, now);
  return standing(limit, { ...access }, now);
}

/** Counts a request of an address block that no session vouches for. */
export async function admitAddress(addressBlock: string, limit: RateLimit): Promise<RateStanding> {
  const now = nowInSeconds();
  const counting = countingExpression(limit, now);
  const counters = await update<Record<string, unknown>>({
    Key: rateKey(addressBlock),
    UpdateExpression: `SET expires_at = :expires ADD ${counting.add} REMOVE ${counting.remove}`,
    ExpressionAttributeNames: counting.names,
    ExpressionAttributeValues: { ...counting.values, ":expires": Math.floor(now) + RATE_TTL_SECONDS },
    ReturnValues: "ALL_NEW",
  });
  await sweep(rateKey(addressBlock), counters, now);
  return standing(limit, counters, now);
}

/** Rare: only after more than a quarter of an hour of silence is there anything to sweep. */
async function sweep(Key: Key, item: Record<string, unknown>, now: number): Promise<void> {
  const names = leftovers(item, now);
  if (names.length < WORTH_SWEEPING) return;
  await update({
    Key,
    UpdateExpression: `REMOVE ${names.map((_, index) => `#old${index}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#old${index}`, name])),
  });
}
