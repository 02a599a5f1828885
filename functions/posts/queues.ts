import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** A post that may have become complete. */
export const settlePost = defineQueue("posts/settle-post", z.object({ post_id: z.string() }));
