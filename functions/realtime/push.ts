import { groupWorker } from "../runtime/worker.ts";
import { tell } from "./connections.ts";
import { listConnections } from "./presence.ts";
import { push } from "./queues.ts";

/** Tells those who are online of an event; of the same one that came many times at once, once. */
export const handler = groupWorker(
  push,
  (message) => JSON.stringify(message),
  async ([message]) => {
    if (message) await tell(await listConnections(message.user_ids), message.event);
  },
);
