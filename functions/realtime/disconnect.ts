import { socket } from "../runtime/socket.ts";
import { findConnection, leave } from "./presence.ts";

/** Forgets a connection that was closed, by either side. */
export const handler = socket("realtime/disconnect", async ({ connectionId }, invocation) => {
  const connection = await findConnection(connectionId);
  if (!connection) return 200;
  invocation.callerId = connection.userId;
  await leave(connection);
  return 200;
});
