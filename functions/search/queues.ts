import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** A post that may have to be found, or not any more; which of both, the post itself tells. */
export const indexPost = defineQueue(
  "search/index-post",
  z.object({
    post_id: z.string(),
    /** Tags it had before. */
    stale_tags: z.array(z.string()),
  }),
);

/** An account that was opened or closed: all its posts are looked at again. */
export const indexAuthor = defineQueue(
  "search/index-author",
  z.object({ author_id: z.string(), after: z.string().optional() }),
);

/** A person whose names are new. */
export const indexPerson = defineQueue(
  "search/index-person",
  z.object({
    user_id: z.string(),
    /** Words they were found by before. */
    stale_words: z.array(z.string()),
  }),
);
