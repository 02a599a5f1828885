import { worker } from "../runtime/worker.ts";
import { sendAway } from "./connections.ts";
import { listDeadConnections } from "./presence.ts";
import { revoke } from "./queues.ts";

/** Tells the connections of sessions that have ended that they have, and closes them. */
export const handler = worker(revoke, async ({ user_id }) => sendAway(await listDeadConnections(user_id)));
