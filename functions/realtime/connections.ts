import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi";
import type { RealtimeEvent } from "../../shared/realtime.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { setting } from "../runtime/environment.ts";
import { type Connection, leave } from "./presence.ts";

let client: ApiGatewayManagementApiClient | undefined;

/** Made at the first use: where there is no WebSocket nobody is online, and no address to send to. */
function gateway(): ApiGatewayManagementApiClient {
  // On an emulator the address is a path of the emulator's own.
  const endpoint = new URL(setting("REALTIME_ENDPOINT"), process.env.AWS_ENDPOINT_URL).href;
  client ??= new ApiGatewayManagementApiClient({ endpoint });
  return client;
}

/** Tells open connections of an event; those that turn out to be dead are forgotten. */
export async function tell(connections: readonly Connection[], event: RealtimeEvent): Promise<void> {
  const Data = JSON.stringify(event);
  await Promise.all(
    connections.map((connection) =>
      gateway()
        .send(new PostToConnectionCommand({ ConnectionId: connection.id, Data }))
        .catch((error: unknown) => ifGone(error, async () => (isOpening(connection) ? undefined : leave(connection)))),
    ),
  );
}

/** API Gateway knows a connection only when the function that let it in has answered: until then it says that it is gone. */
const isOpening = ({ since = 0 }: Connection) => since > nowInSeconds() - OPENING_SECONDS;
const OPENING_SECONDS = 10;

/** Closes connections, and forgets them. */
export async function close(connections: readonly Connection[]): Promise<void> {
  await Promise.all(
    connections.map(async (connection) => {
      await hangUp(connection.id);
      await leave(connection);
    }),
  );
}

/** Closes a connection of which nothing is known but that it is there. */
export async function hangUp(connectionId: string): Promise<void> {
  await gateway()
    .send(new DeleteConnectionCommand({ ConnectionId: connectionId }))
    .catch((error: unknown) => ifGone(error, async () => {}));
}

/** Tells connections that their session has ended, and closes them. */
export async function sendAway(connections: readonly Connection[]): Promise<void> {
  await tell(connections, { type: "session_revoked" });
  await close(connections);
}

async function ifGone(error: unknown, work: () => Promise<void>): Promise<void> {
  if (!(error instanceof GoneException)) throw error;
  await work();
}
