import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** An edge that began or ended, for the counter of the item it is counted in. */
export const tally = defineQueue(
  "counters/tally",
  z.object({
    change_id: z.string(),
    item: z.object({ pk: z.string(), sk: z.string() }),
    counter: z.enum(["posts", "followers", "following", "likes", "comments", "replies"]),
    by: z.union([z.literal(1), z.literal(-1)]),
  }),
);
