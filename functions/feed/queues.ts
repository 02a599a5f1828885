import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

const change = { op: z.enum(["put", "remove"]), author_id: z.string(), post_id: z.string() };

/** A post to put into, or take out of, the feeds of its author's followers. */
export const fanOut = defineQueue(
  "feed/fan-out",
  z.object({
    ...change,
    /** The follower that the part before ended with. */
    after: z.string().optional(),
  }),
);

/** The same, for a part of the followers. */
export const writeFeed = defineQueue("feed/write-feed", z.object({ ...change, reader_ids: z.array(z.string()) }));

/** A follow that began or ended; which of both, the edge itself tells. */
export const followFeed = defineQueue(
  "feed/follow-feed",
  z.object({ follower_id: z.string(), followee_id: z.string() }),
);
