import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** An account whose time of grace is over: how far its erasure is, and what was erased so far. */
export const eraseAccount = defineQueue(
  "erasure/erase-account",
  z.object({
    user_id: z.string(),
    /** When it was due; with the account the key of its place in the list. Seconds since 1970. */
    due: z.int(),
    username: z.string(),
    step: z.int().min(0),
    erased: z.record(z.string(), z.int()),
  }),
);
