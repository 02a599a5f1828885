import { push } from "../realtime/queues.ts";
import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { putEntries, removeEntries, trim } from "./feed.ts";
import { writeFeed } from "./queues.ts";

/** Puts a post into some readers' feeds, and tells those who are online, or takes it out. */
export const handler = worker(writeFeed, async ({ op, author_id, post_id, reader_ids }) => {
  if (op === "remove") return removeEntries(reader_ids, [post_id]);
  await putEntries(reader_ids, [{ postId: post_id, authorId: author_id }]);
  await send([to(push, { user_ids: reader_ids, event: { type: "feed" } })]);
  if (isTrimmingPost(post_id)) await Promise.all(reader_ids.map(trim));
});

/** Every thirty-second post, by a digit that is random in a UUIDv7, trims the feeds it is written to. */
function isTrimmingPost(postId: string): boolean {
  return Number.parseInt(postId.slice(-2), 16) % 32 === 0;
}
