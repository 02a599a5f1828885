import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type AccessItem, accessKey, nowInSeconds } from "../runtime/access.ts";
import { committed, found, get, getAll, type Item, type Key, remove, update } from "../runtime/table.ts";
import { redeem, type Ticket } from "./tickets.ts";

/** One open connection, as its person's presence knows it. */
interface Entry {
  readonly session_id: string;
  /** When it was opened; seconds since 1970, and in their order also within one. */
  readonly since: number;
}

/** Somebody's open connections: an attribute each, so that one is added or removed without looking. */
type Presence = Key & { readonly [name: `connection:${string}`]: Entry };

/** Whose a connection is, which it does not say with what it sends. */
interface Owner extends Key {
  readonly user_id: string;
  readonly session_id: string;
  readonly expires_at: number;
}

/** An open connection and whose it is. */
export interface Connection {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
  /** When it was opened, where that is known; seconds since 1970. */
  readonly since?: number;
}

interface KnownConnection extends Connection {
  /** When it is forgotten without a sign of life. */
  readonly until: number;
}

/** As long as somebody is thought to be there without a sign of it; API Gateway closes after ten minutes of silence. */
const PRESENT_SECONDS = 20 * 60;
/** One person's tabs share a connection: this is as many browsers as anyone has. */
const MAX_CONNECTIONS = 10;

const presenceKey = (userId: string): Key => ({ pk: `ONLINE#${userId}`, sk: "ONLINE" });
const ownerKey = (connectionId: string): Key => ({ pk: `CONNECTION#${connectionId}`, sk: "CONNECTION" });
const attribute = (connectionId: string) => `connection:${connectionId}` as const;
const later = () => Math.floor(nowInSeconds()) + PRESENT_SECONDS;

/**
 * Notes a new connection and uses its ticket up, all or nothing, and only
 * while the session lives: whoever ends it later finds the connection.
 * @returns false, and nothing is written, when the ticket is used or its session has ended
 */
export async function enter(connectionId: string, ticket: Ticket): Promise<boolean> {
  const { user_id, session_id } = ticket;
  const expires_at = later();
  return committed([
    redeem(ticket),
    {
      ConditionCheck: {
        Key: accessKey(user_id),
        ConditionExpression: "sessions.#session.expires > :now AND #status = :active",
        ExpressionAttributeNames: { "#session": session_id, "#status": "status" },
        ExpressionAttributeValues: { ":now": Math.floor(nowInSeconds()), ":active": "active" },
      },
    },
    {
      Update: {
        Key: presenceKey(user_id),
        UpdateExpression: "SET #connection = :entry, expires_at = :later",
        ExpressionAttributeNames: { "#connection": attribute(connectionId) },
        ExpressionAttributeValues: { ":entry": { session_id, since: nowInSeconds() }, ":later": expires_at },
      },
    },
    { Put: { Item: { ...ownerKey(connectionId), user_id, session_id, expires_at } } },
  ]);
}

/** Connections somebody has beyond the ten newest. */
export async function listSurplus(userId: string): Promise<Connection[]> {
  const presence = await get<Presence>(presenceKey(userId), { consistent: true });
  return connectionsIn(presence).slice(MAX_CONNECTIONS);
}

/** A connection that has sent something; `undefined` when it is not, or no longer, known. */
export async function findConnection(id: string): Promise<KnownConnection | undefined> {
  const owner = await get<Owner>(ownerKey(id), { consistent: true });
  if (!owner || owner.expires_at <= nowInSeconds()) return undefined;
  return { id, userId: owner.user_id, sessionId: owner.session_id, until: owner.expires_at };
}

/** Notes a sign of life, every ten minutes or so: that is often enough to be thought to be there. */
export async function stay({ id, userId, until }: KnownConnection): Promise<void> {
  if (until - nowInSeconds() > PRESENT_SECONDS / 2) return;
  const prolong = {
    UpdateExpression: "SET expires_at = :later",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":later": later() },
  };
  await Promise.all([presenceKey(userId), ownerKey(id)].map((Key) => update({ Key, ...prolong }).catch(ignoreAbsence)));
}

/** Forgets a connection that is closed. */
export async function leave({ id, userId }: Connection): Promise<void> {
  await update({
    Key: presenceKey(userId),
    UpdateExpression: "REMOVE #connection",
    ConditionExpression: "attribute_exists(#connection)",
    ExpressionAttributeNames: { "#connection": attribute(id) },
  }).catch(ignoreAbsence);
  await remove(ownerKey(id));
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}

/** All open connections of some people; most people have none. */
export async function listConnections(userIds: readonly string[]): Promise<Connection[]> {
  const presences = await getAll(userIds.map(presenceKey));
  return [...presences.values()].flatMap((presence) => connectionsIn(presence as Item & Presence));
}

/** Somebody's connections whose session has ended, or whose account is not active any more. */
export async function listDeadConnections(userId: string): Promise<Connection[]> {
  const items = await getAll([presenceKey(userId), accessKey(userId)], { consistent: true });
  const access = found<AccessItem>(items, accessKey(userId));
  const now = nowInSeconds();
  const isOpen = access?.status === "active" || access?.status === "deactivated";
  const lives = (sessionId: string) => isOpen && (access.sessions[sessionId]?.expires ?? 0) > now;
  return connectionsIn(found<Presence>(items, presenceKey(userId))).filter(({ sessionId }) => !lives(sessionId));
}

const ENTRY = /^connection:(.+)$/;

/** The newest first. */
function connectionsIn(presence: Presence | undefined): Connection[] {
  const userId = presence?.pk.slice(presenceKey("").pk.length) ?? "";
  return Object.entries({ ...presence })
    .filter((attribute): attribute is [string, Entry] => ENTRY.test(attribute[0]))
    .sort(([, a], [, b]) => b.since - a.since)
    .map(([name, { session_id, since }]) => ({ id: name.replace(ENTRY, "$1"), userId, sessionId: session_id, since }));
}
