import { eraseComments } from "../comments/comments.ts";
import { eraseLikes } from "../likes/likes.ts";
import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { erasePost } from "./queues.ts";

const EDGES_PER_RUN = 500;

/** Erases the comments and likes of a post that is gone. */
export const handler = worker(erasePost, async ({ post_id }) => {
  const more = await Promise.all([eraseComments(post_id, EDGES_PER_RUN), eraseLikes(post_id, EDGES_PER_RUN)]);
  if (more.includes(true)) await send([to(erasePost, { post_id })]);
});
