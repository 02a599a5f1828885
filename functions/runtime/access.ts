import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { Role } from "../../shared/accounts.ts";
import type { RouteContract } from "../../shared/contract.ts";
import { limits, type RateLimit } from "../../shared/limits.ts";
import { measure } from "./metrics.ts";
import { AccountDeactivated, AccountInactive, AccountSuspended, Forbidden, Problem, SessionEnded } from "./problem.ts";
import { asCounted, countingExpression, leftovers, type RateStanding, standing } from "./rate-limit.ts";
import { type Key, update } from "./table.ts";

/** One of an account's living sessions, as its access item knows it. Times in seconds since 1970. */
export interface LiveSession {
  readonly expires: number;
  readonly seen: number;
  /** When its owner last proved who they are: by signing in, or again. */
  readonly proved: number;
}

/** What decides whether an account's request is let in, in one item so that one update answers it all. */
export interface AccessItem extends Key {
  /** `erased`: what is left of it is being removed. A suspension is apart: it ends by itself. */
  readonly status: "active" | "deactivated" | "inactive" | "deleting" | "erased";
  readonly role: Role;
  readonly suspended_until?: number;
  /** When it is to be erased, if it is. */
  readonly deletes_at?: number;
  readonly sessions: Readonly<Record<string, LiveSession>>;
}

export const accessKey = (userId: string): Key => ({ pk: `ACCESS#${userId}`, sk: "ACCESS" });
const rateKey = (addressBlock: string): Key => ({ pk: `RATE#${addressBlock}`, sk: "RATE" });

/** How long a proof of who one is opens what asks for it. */
const PROOF_SECONDS = 600;
const RATE_TTL_SECONDS = 600;
const WORTH_SWEEPING = 10;

/** Seconds since 1970. */
export const nowInSeconds = () => Date.now() / 1000;

export class ReauthenticationRequired extends Problem {
  constructor() {
    super("reauthentication_required", "Please prove again who you are.");
  }
}

/** What a route asks of a session and its account. */
type Demands = Pick<RouteContract, "limit" | "role" | "reauthentication" | "whileDeactivated">;

/**
 * Lets a session's request in: one conditional update proves that the session
 * is alive, notes its activity and counts the request.
 * @throws SessionEnded, AccountInactive, AccountSuspended, AccountDeactivated, Forbidden, ReauthenticationRequired
 */
export async function admitSession(userId: string, sessionId: string, demands: Demands): Promise<RateStanding> {
  const { limit = limits.user, role, reauthentication, whileDeactivated } = demands;
  const now = nowInSeconds();
  const counting = countingExpression(limit, now);
  const access = await update<AccessItem>({
    Key: accessKey(userId),
    UpdateExpression: `SET sessions.#session.seen = :now ADD ${counting.add} REMOVE ${counting.remove}`,
    ConditionExpression: "sessions.#session.expires > :now",
    ExpressionAttributeNames: { ...counting.names, "#session": sessionId },
    ExpressionAttributeValues: { ...counting.values, ":now": Math.floor(now) },
    // The item as it was tells when the session was last seen, which this update replaces.
    ReturnValues: "ALL_OLD",
  }).catch((error: unknown) => {
    throw error instanceof ConditionalCheckFailedException ? new SessionEnded() : error;
  });
  requireStanding(access, whileDeactivated);
  if (role && RANKS[access.role] < RANKS[role]) throw new Forbidden();
  const life = access.sessions[sessionId];
  if (reauthentication) requireProof(life);
  noteActivity(life, now);
  const counted = asCounted({ ...access }, limit, now);
  await sweep(accessKey(userId), counted, now);
  return standing(limit, counted, now);
}

/** Counts a session that is used now, unless it was in the same minute before. */
export function noteActivity(life: LiveSession | undefined, now: number): void {
  const minute = (seconds: number) => Math.floor(seconds / 60);
  if (life && minute(life.seen) < minute(now)) measure("ActiveSessions", 1);
}

const RANKS: Readonly<Record<Role, number>> = { user: 0, moderator: 1, admin: 2 };

/** @throws AccountInactive, AccountSuspended, AccountDeactivated unless an account may be used */
export function requireStanding({ status, suspended_until = 0 }: AccessItem, whileDeactivated = false): void {
  if (suspended_until > nowInSeconds()) throw new AccountSuspended(suspended_until);
  if (status === "deactivated" && !whileDeactivated) throw new AccountDeactivated();
  if (status !== "active" && status !== "deactivated") throw new AccountInactive();
}

/** @throws ReauthenticationRequired unless a session's owner has proven who they are within the last ten minutes */
export function requireProof(life: LiveSession | undefined): void {
  if ((life?.proved ?? 0) <= nowInSeconds() - PROOF_SECONDS) throw new ReauthenticationRequired();
}

/**
 * Counts a request that no session vouches for: of an address block, or about a mailbox.
 * @param refused whether one that is too much counts too, as for somebody who does not stop, or is forgotten
 */
export async function admitAddress(
  addressBlock: string,
  limit: RateLimit,
  { refused = "counted" }: { readonly refused?: "counted" | "forgotten" } = {},
): Promise<RateStanding> {
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
  const found = standing(limit, counters, now);
  if (found.exceeded && refused === "forgotten") {
    await update({
      Key: rateKey(addressBlock),
      UpdateExpression: "ADD #hits :less",
      ExpressionAttributeNames: { "#hits": counting.names["#hits"] ?? "" },
      ExpressionAttributeValues: { ":less": -1 },
    });
  }
  return found;
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
