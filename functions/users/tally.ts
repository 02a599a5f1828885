import { worker } from "../runtime/worker.ts";
import { count } from "./counters.ts";
import { tally } from "./queues.ts";

/** Counts a change of an edge in a profile's counter. */
export const handler = worker(
  tally,
  async ({ change_id, user_id, counter, by }) => count({ changeId: change_id, userId: user_id, counter, by }),
  { inTurn: true },
);
