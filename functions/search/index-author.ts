import { listPostIds } from "../posts/posts.ts";
import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { indexAuthor, indexPost } from "./queues.ts";

const POSTS_PER_RUN = 200;

/** Has every post of an account looked at again. */
export const handler = worker(indexAuthor, async ({ author_id, after }) => {
  const { postIds, last } = await listPostIds(author_id, { limit: POSTS_PER_RUN, after, consistent: true });
  await send(postIds.map((post_id) => to(indexPost, { post_id, stale_tags: [] })));
  if (last) await send([to(indexAuthor, { author_id, after: last })]);
});
