import { createTicket } from "../../shared/realtime.ts";
import { route } from "../runtime/route.ts";
import { issueTicket, TICKET_SECONDS } from "./tickets.ts";

export const handler = route(createTicket, async ({ caller }) => {
  // Only where the target has WebSocket APIs is there an address.
  const url = process.env.REALTIME_URL;
  if (!url) return { status: 200, body: { ticket: null, url: null, expires_in: null } };
  return { status: 200, body: { ticket: await issueTicket(caller), url, expires_in: TICKET_SECONDS } };
});
