import { limits } from "../../shared/limits.ts";
import { PING } from "../../shared/realtime.ts";
import { admitSession } from "../runtime/access.ts";
import { Problem } from "../runtime/problem.ts";
import { socket } from "../runtime/socket.ts";
import { close, hangUp, sendAway, tell } from "./connections.ts";
import { type Connection, findConnection, stay } from "./presence.ts";

/**
 * Answers a sign of life, as long as the session lives: one update proves
 * that, notes its activity and counts the message. Everything else that a
 * client may send is counted, and means nothing.
 */
export const handler = socket("realtime/receive", async ({ connectionId, body }, invocation) => {
  const connection = await findConnection(connectionId);
  if (!connection) return hangUp(connectionId).then(() => 403);
  invocation.callerId = connection.userId;
  const standing = await admit(connection);
  if (!standing) return sendAway([connection]).then(() => 401);
  if (standing.exceeded) return close([connection]).then(() => 429);
  if (body !== PING) return 400;
  await tell([connection], { type: "pong" });
  await stay(connection);
  return 200;
});

const admit = ({ userId, sessionId }: Connection) =>
  admitSession(userId, sessionId, { limit: limits.realtime, whileDeactivated: true }).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
