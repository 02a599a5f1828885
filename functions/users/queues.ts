import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** Counters of a profile that follow from edges. */
export const counters = ["posts", "followers", "following"] as const;

export const tally = defineQueue(
  "users/tally",
  z.object({
    /** The table's own id of the change that is counted: what makes counting exactly-once. */
    change_id: z.string(),
    user_id: z.string(),
    counter: z.enum(counters),
    by: z.union([z.literal(1), z.literal(-1)]),
  }),
);
