import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** Two people of whom one has blocked the other: what each did with the other's until then is taken back. */
export const partWays = defineQueue(
  "blocks/part-ways",
  z.object({
    user_id: z.string(),
    other_id: z.string(),
    /** When it was blocked: what comes later, after an unblock, is not meant. */
    until: z.string(),
    /** Where the part before ended. */
    after: z.object({ like: z.string().optional(), comment: z.string().optional() }).optional(),
  }),
);
