import { randomBytes } from "node:crypto";
import { handler as connect } from "../../functions/realtime/connect.ts";
import { listConnections } from "../../functions/realtime/presence.ts";
import { issueTicket } from "../../functions/realtime/tickets.ts";
import { update } from "../../functions/runtime/table.ts";
import type { Member } from "./invoke.ts";
import { stack } from "./stack.ts";

const ticketOf = ({ id, sessionId }: Member) => issueTicket({ userId: id, sessionId });

/**
 * Notes a connection that the gateway knows nothing of, as one that has died there.
 * @param age seconds since it was opened
 */
export async function deadConnection(person: Member, age = 60): Promise<string> {
  const connectionId = randomBytes(8).toString("hex");
  const { statusCode } = await connect({
    requestContext: { connectionId },
    headers: { Origin: stack.origin },
    queryStringParameters: { ticket: await ticketOf(person) },
  });
  if (statusCode !== 200) throw new Error(`The connection was refused: ${statusCode}`);
  await update({
    Key: { pk: `ONLINE#${person.id}`, sk: "ONLINE" },
    UpdateExpression: "SET #connection.since = #connection.since - :age",
    ExpressionAttributeNames: { "#connection": `connection:${connectionId}` },
    ExpressionAttributeValues: { ":age": age },
  });
  return connectionId;
}

/** Ids of somebody's connections, the newest first. */
export async function idsOf({ id }: Member): Promise<string[]> {
  return (await listConnections([id])).map((connection) => connection.id);
}
