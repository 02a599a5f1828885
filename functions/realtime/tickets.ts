import { randomBytes } from "node:crypto";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import type { Caller } from "../runtime/request.ts";
import { get, type Key, put, type Write } from "../runtime/table.ts";

/** Leave to open one connection; the table knows its hash only, as it travels in an address. */
export interface Ticket extends Key {
  readonly user_id: string;
  readonly session_id: string;
  readonly expires_at: number;
}

export const TICKET_SECONDS = 60;

const ticketKey = (ticket: string): Key => ({ pk: `TICKET#${sha256(ticket)}`, sk: "TICKET" });

/** Writes a ticket for a session. @returns what its holder shows: 256 random bits */
export async function issueTicket({ userId, sessionId }: Caller): Promise<string> {
  const ticket = randomBytes(32).toString("base64url");
  const expires_at = Math.floor(nowInSeconds()) + TICKET_SECONDS;
  await put({ ...ticketKey(ticket), user_id: userId, session_id: sessionId, expires_at });
  return ticket;
}

/** The ticket that was shown, unless it is used, too old or made up. */
export async function findTicket(shown: string | undefined): Promise<Ticket | undefined> {
  const ticket = shown ? await get<Ticket>(ticketKey(shown), { consistent: true }) : undefined;
  return ticket && ticket.expires_at > nowInSeconds() ? ticket : undefined;
}

/** Write that uses a ticket up; fails when it was used already. */
export function redeem({ pk, sk }: Ticket): Write {
  return { Delete: { Key: { pk, sk }, ConditionExpression: "attribute_exists(pk)" } };
}
