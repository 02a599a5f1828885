import { listFollowerIds } from "../follows/follows.ts";
import { send, to } from "../runtime/queue.ts";
import { chunks } from "../runtime/table.ts";
import { worker } from "../runtime/worker.ts";
import { fanOut, writeFeed } from "./queues.ts";

const FOLLOWERS_PER_RUN = 1000;
const READERS_PER_MESSAGE = 100;

/**
 * Hands a post to its readers in parts. The continuation is sent last: a run
 * that dies is repeated from its own beginning, and no follower is left out.
 */
export const handler = worker(fanOut, async ({ op, author_id, post_id, after }) => {
  const { ids: followerIds, last: next } = await listFollowerIds(author_id, {
    limit: FOLLOWERS_PER_RUN,
    after,
    consistent: true,
  });
  const readers = after ? followerIds : [author_id, ...followerIds];
  await send(
    chunks(readers, READERS_PER_MESSAGE).map((reader_ids) => to(writeFeed, { op, author_id, post_id, reader_ids })),
  );
  if (next) await send([to(fanOut, { op, author_id, post_id, after: next })]);
});
