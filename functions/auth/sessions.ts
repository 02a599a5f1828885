import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Role } from "../../shared/accounts.ts";
import { requireOpen } from "../accounts/standing.ts";
import { audited, type Origin } from "../audit/audit.ts";
import {
  type AccessItem,
  accessKey,
  type LiveSession,
  noteActivity,
  nowInSeconds,
  requireStanding,
} from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { committed, found, get, getAll, type Key, page, transact, type Write } from "../runtime/table.ts";
import { encode, hashOf, newRefreshToken, type RefreshToken, successor } from "./refresh-token.ts";

export type Transport = "bearer" | "cookie";

/** What is kept of a session besides its life in the access item. Times in seconds since 1970. */
export interface Session extends Key {
  readonly id: string;
  readonly user_id: string;
  readonly transport: Transport;
  readonly remember: boolean;
  readonly csrf_hash?: string;
  readonly refresh_hash?: string;
  readonly previous_hash?: string;
  readonly nonce?: string;
  readonly rotated: number;
  readonly created: number;
  readonly user_agent: string;
  readonly address: string;
  /** When it ends unless it is refreshed; the table removes it then. */
  readonly expires_at: number;
}

/** A session with the secrets that only its owner is given. */
export interface OpenSession {
  readonly session: Session;
  readonly refreshToken?: string;
  readonly csrfToken?: string;
}

export const sessionKey = (userId: string, sessionId: string): Key => ({ pk: `SESSION#${userId}`, sk: sessionId });

export const ACCESS_TOKEN_SECONDS = 15 * 60;
const REMEMBERED_SECONDS = 7 * 24 * 3600;
const BROWSER_SESSION_SECONDS = 12 * 3600;
const LONGEST_SECONDS = 90 * 24 * 3600;
/** Within it the token before the last is a second tab's, after it a thief's. */
const GRACE_SECONDS = 60;
const MAX_SESSIONS = 20;

export interface SignInChoices extends Origin {
  readonly transport: Transport;
  readonly remember: boolean;
}

/** A new session, not yet written. With `remember` or cookies it can be refreshed. */
export function newSession(userId: string, choices: SignInChoices): OpenSession {
  const { transport, remember, userAgent, address } = choices;
  const id = uuid();
  const now = Math.floor(nowInSeconds());
  const refreshToken = remember || transport === "cookie" ? newRefreshToken(userId, id) : undefined;
  const csrfToken = transport === "cookie" ? randomBytes(32).toString("base64url") : undefined;
  const session: Session = {
    ...sessionKey(userId, id),
    ...{ id, user_id: userId, transport, remember, address, user_agent: userAgent, rotated: now, created: now },
    ...(refreshToken ? { refresh_hash: hashOf(refreshToken) } : {}),
    ...(csrfToken ? { csrf_hash: sha256(csrfToken) } : {}),
    expires_at: now + idleSeconds(transport, remember),
  };
  return {
    session,
    ...(refreshToken ? { refreshToken: encode(refreshToken) } : {}),
    ...(csrfToken ? { csrfToken } : {}),
  };
}

/** Seconds a session lives without being refreshed. */
export function idleSeconds(transport: Transport, remember: boolean): number {
  if (remember) return REMEMBERED_SECONDS;
  return transport === "cookie" ? BROWSER_SESSION_SECONDS : ACCESS_TOKEN_SECONDS;
}

/** Seconds a session lives however often it is refreshed. */
function longestSeconds({ remember }: Session): number {
  return remember ? LONGEST_SECONDS : BROWSER_SESSION_SECONDS;
}

/** @param isProof whether its owner has proven all that the account asks for */
const alive = ({ expires_at, created }: Session, isProof = true): LiveSession => ({
  expires: expires_at,
  seen: created,
  proved: isProof ? created : 0,
});

/** Access item of a new account, with its first session if it has one. */
export function newAccess(userId: string, { session, role = "user" }: { session?: Session; role?: Role }): AccessItem {
  return { ...accessKey(userId), role, status: "active", sessions: session ? { [session.id]: alive(session) } : {} };
}

/**
 * Writes that add a session to an account. Ended ones leave the access item,
 * and the longest silent one when there are too many. The second one fails
 * when the account no longer stands as it was read; it brings back one that waits to be erased.
 * @param replaced the one its browser had before
 * @param isProof whether signing in was a proof for what asks for one
 */
export function addSession(
  access: AccessItem,
  session: Session,
  { replaced, isProof = true }: { readonly replaced?: string | undefined; readonly isProof?: boolean } = {},
): Write[] {
  const dead = deadSessions(access, session.created, replaced);
  const names = Object.fromEntries(dead.map((id, index) => [`#dead${index}`, id]));
  const removed = ["deletes_at", ...Object.keys(names).map((name) => `sessions.${name}`)];
  return [
    { Put: { Item: session } },
    {
      Update: {
        Key: accessKey(session.user_id),
        UpdateExpression: `SET sessions.#new = :alive, #status = :status REMOVE ${removed.join(", ")}`,
        ConditionExpression: "#status = :before AND (attribute_not_exists(suspended_until) OR suspended_until <= :now)",
        ExpressionAttributeNames: { ...names, "#new": session.id, "#status": "status" },
        ExpressionAttributeValues: {
          ":alive": alive(session, isProof),
          ":status": access.status === "deleting" ? "active" : access.status,
          ":before": access.status,
          ":now": Math.floor(nowInSeconds()),
        },
      },
    },
    ...dead.map((id) => ({ Delete: { Key: sessionKey(session.user_id, id) } })),
  ];
}

function deadSessions({ sessions }: AccessItem, now: number, replaced: string | undefined): string[] {
  const bySilence = Object.entries(sessions).sort(([, a], [, b]) => b.seen - a.seen);
  const isDead = ([id, { expires }]: [string, LiveSession], index: number) =>
    id === replaced || expires <= now || index >= MAX_SESSIONS - 1;
  return bySilence.filter(isDead).map(([id]) => id);
}

/** Ends a session at once: its access tokens are refused from the next request on. */
export async function endSession(userId: string, sessionId: string, also: readonly Write[] = []): Promise<void> {
  await transact([
    ...also,
    {
      Update: {
        Key: accessKey(userId),
        UpdateExpression: "REMOVE sessions.#session",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: { "#session": sessionId },
      },
    },
    { Delete: { Key: sessionKey(userId, sessionId) } },
  ]);
}

/**
 * Write that ends every session of an account but one, also those that nobody
 * has seen yet: the map of the living is replaced whole. Their own items are
 * no use without it, and go with their time to live.
 * @param kept the one that stays, as it was read; fails when it has ended since
 */
export function endOthers(userId: string, kept: readonly [string, LiveSession] | undefined): Write {
  const [keptId, keptLife] = kept ?? [];
  return {
    Update: {
      Key: accessKey(userId),
      UpdateExpression: "SET sessions = :kept",
      ConditionExpression: `attribute_exists(pk)${keptId ? " AND attribute_exists(sessions.#kept)" : ""}`,
      ...(keptId ? { ExpressionAttributeNames: { "#kept": keptId } } : {}),
      ExpressionAttributeValues: { ":kept": keptId ? { [keptId]: keptLife } : {} },
    },
  };
}

/** Ends every session of an account, or every one but `keptId`. */
export async function endSessions(userId: string, keptId: string | undefined, also: readonly Write[]): Promise<void> {
  const access = await get<AccessItem>(accessKey(userId), { consistent: true });
  const life = keptId && access?.sessions[keptId];
  await transact([endOthers(userId, keptId && life ? [keptId, life] : undefined), ...also]);
}

/** Write that notes that a session's owner has just proven who they are; fails when it has ended. */
export function proveSession(userId: string, sessionId: string): Write {
  return {
    Update: {
      Key: accessKey(userId),
      UpdateExpression: "SET sessions.#session.proved = :now",
      ConditionExpression: "attribute_exists(sessions.#session)",
      ExpressionAttributeNames: { "#session": sessionId },
      ExpressionAttributeValues: { ":now": Math.floor(nowInSeconds()) },
    },
  };
}

/** A session that lives, with when it was last active. */
interface ActiveSession extends Session {
  readonly seen: number;
}

/** An account's living sessions, the last active first. */
export async function listSessions(userId: string): Promise<ActiveSession[]> {
  const { pk } = sessionKey(userId, "");
  const [access, { items }] = await Promise.all([
    get<AccessItem>(accessKey(userId), { consistent: true }),
    page<Session>(pk, { ConsistentRead: true }),
  ]);
  const now = nowInSeconds();
  return items
    .flatMap((session) => {
      const life = access?.sessions[session.id];
      return life && life.expires > now ? [{ ...session, seen: life.seen }] : [];
    })
    .sort((a, b) => b.seen - a.seen);
}

/** A refresh token that was exchanged: whoever shows it again has a copy. */
interface UsedToken extends Key {
  readonly session_id: string;
  readonly expires_at: number;
}

/** Longer than any session that could still be harmed. */
const USED_TOKEN_SECONDS = 90 * 24 * 3600;
const usedTokenKey = (hash: string): Key => ({ pk: `USED_TOKEN#${hash}`, sk: "USED_TOKEN" });

/**
 * Exchanges a refresh token for the next one. The last token's holder is
 * given the same successor again for a minute (two tabs at once); any older
 * one means that somebody has a copy, and ends the session.
 * @param from where it was shown
 * @param permitted asked before anything is written
 * @returns `undefined` when the token is not good for anything
 * @throws AccountInactive, AccountSuspended
 * @see https://datatracker.ietf.org/doc/html/rfc9700#section-4.14.2
 */
export async function rotate(
  token: RefreshToken,
  from: Origin,
  permitted: (session: Session) => void,
): Promise<OpenSession | undefined> {
  const { userId, sessionId } = token;
  const hash = hashOf(token);
  const keys = [sessionKey(userId, sessionId), accessKey(userId), usedTokenKey(hash)] as const;
  const items = await getAll(keys, { consistent: true });
  const session = found<Session>(items, keys[0]);
  const access = found<AccessItem>(items, keys[1]);
  const used = found<UsedToken>(items, keys[2]);
  const now = Math.floor(nowInSeconds());
  const life = access?.sessions[sessionId];
  if (!session || !access) return undefined;
  if (!life || life.expires <= now) {
    // Whoever holds the last token of a session that was ended with the account's use is told why.
    if (hash === session.refresh_hash) requireOpen(access);
    return undefined;
  }
  const graceful = hash === session.previous_hash && now - session.rotated <= GRACE_SECONDS;
  if (hash !== session.refresh_hash && !graceful) {
    if (used) await endSession(userId, sessionId, [audited(userId, "refresh_token_replayed", from)]);
    return undefined;
  }
  permitted(session);
  requireStanding(access, true);
  if (graceful) return { session, refreshToken: encode(successor(token, session.nonce ?? "")) };
  const renewed = await replaceToken(token, session, now);
  if (renewed) noteActivity(life, now);
  // Another tab was faster, or the session was ended: look again.
  return renewed ?? rotate(token, from, permitted);
}

async function replaceToken(token: RefreshToken, session: Session, now: number): Promise<OpenSession | undefined> {
  const nonce = randomBytes(16).toString("base64url");
  const next = successor(token, nonce);
  const used = hashOf(token);
  const expires_at = Math.min(
    now + idleSeconds(session.transport, session.remember),
    session.created + longestSeconds(session),
  );
  const renewed: Session = {
    ...session,
    ...{ nonce, refresh_hash: hashOf(next), previous_hash: used, rotated: now, expires_at },
  };
  const remembered: UsedToken = {
    ...usedTokenKey(used),
    session_id: session.id,
    expires_at: now + USED_TOKEN_SECONDS,
  };
  const writes: Write[] = [
    {
      Put: {
        Item: renewed,
        ConditionExpression: "refresh_hash = :used",
        ExpressionAttributeValues: { ":used": session.refresh_hash },
      },
    },
    {
      Update: {
        Key: accessKey(session.user_id),
        UpdateExpression: "SET sessions.#session.expires = :end, sessions.#session.seen = :now",
        ConditionExpression: "attribute_exists(sessions.#session)",
        ExpressionAttributeNames: { "#session": session.id },
        ExpressionAttributeValues: { ":end": expires_at, ":now": now },
      },
    },
    { Put: { Item: remembered } },
  ];
  return (await committed(writes)) ? { session: renewed, refreshToken: encode(next) } : undefined;
}
