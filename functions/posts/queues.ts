import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** A post that may have become complete. */
export const settlePost = defineQueue("posts/settle-post", z.object({ post_id: z.string() }));

/** A post that is gone: its comments and likes go too. */
export const erasePost = defineQueue("posts/erase-post", z.object({ post_id: z.string() }));
