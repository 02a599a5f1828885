import { eraseLikes } from "../likes/likes.ts";
import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { eraseComments } from "./comments.ts";
import { eraseThread } from "./queues.ts";

const EDGES_PER_RUN = 500;

/** Erases the comments and likes of a post, or of a comment, that is gone. */
export const handler = worker(eraseThread, async ({ container_id }) => {
  const more = await Promise.all([eraseComments(container_id, EDGES_PER_RUN), eraseLikes(container_id, EDGES_PER_RUN)]);
  if (more.includes(true)) await send([to(eraseThread, { container_id })]);
});
