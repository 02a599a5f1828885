import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** A comment that is gone: its replies and likes go too. */
export const eraseThread = defineQueue("comments/erase-thread", z.object({ comment_id: z.string() }));
