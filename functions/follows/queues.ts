import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** An account that is no longer private: who waits becomes a follower. */
export const acceptWaiting = defineQueue(
  "follows/accept-waiting",
  z.object({ user_id: z.string(), after: z.string().optional() }),
);
