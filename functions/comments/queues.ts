import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** A post or a comment that is gone: the comments and likes it had go too. */
export const eraseThread = defineQueue("comments/erase-thread", z.object({ container_id: z.string() }));
