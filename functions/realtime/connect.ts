import { isAllowedOrigin } from "../runtime/origins.ts";
import { socket } from "../runtime/socket.ts";
import { close } from "./connections.ts";
import { enter, listSurplus } from "./presence.ts";
import { findTicket } from "./tickets.ts";

/**
 * Lets a connection in that our own page opens with a ticket of a session that
 * lives. Browsers send cookies with a handshake from any page, and no headers
 * of ours, so it is the ticket that tells who it is.
 */
export const handler = socket("realtime/connect", async ({ connectionId, origin, query }, invocation) => {
  if (!isAllowedOrigin(origin)) return 403;
  const ticket = await findTicket(query.ticket);
  if (!ticket || !(await enter(connectionId, ticket))) return 403;
  invocation.callerId = ticket.user_id;
  await close(await listSurplus(ticket.user_id));
  return 200;
});
