import { ownerOf } from "../audit/audit.ts";
import { worker } from "../runtime/worker.ts";
import { sendAway } from "./connections.ts";
import { listDeadConnections } from "./presence.ts";
import { revoke } from "./queues.ts";

/** Tells the connections of sessions that have ended that they have, and closes them. */
export const handler = worker(revoke, async ({ subject }) => {
  const userId = await ownerOf(subject);
  if (userId) await sendAway(await listDeadConnections(userId));
});
