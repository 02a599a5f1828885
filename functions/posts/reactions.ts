import { fanOut } from "../feed/queues.ts";
import { eraseMedia } from "../media/queues.ts";
import { to } from "../runtime/queue.ts";
import type { Change, Reaction } from "../stream/change.ts";
import { tally } from "../users/queues.ts";
import { AUTHOR, POST, type Post } from "./posts.ts";
import { settlePost } from "./queues.ts";

/** A new post may be complete at once; a published or deleted one changes feeds, a counter and the bucket. */
export const posts: Reaction = (change) => {
  if (change.key.pk.startsWith(AUTHOR)) return listed(change);
  if (!change.key.pk.startsWith(POST)) return [];
  if (change.kind === "insert") return [to(settlePost, { post_id: change.key.pk.slice(POST.length) })];
  if (change.kind === "modify") return [];
  const { uploads } = change.before as unknown as Post;
  return [to(eraseMedia, { upload_ids: uploads.map(({ id }) => id) })];
};

function listed({ id, kind, key }: Change) {
  if (kind === "modify") return [];
  const author_id = key.pk.slice(AUTHOR.length);
  const [op, by] = kind === "insert" ? (["put", 1] as const) : (["remove", -1] as const);
  return [
    to(fanOut, { op, author_id, post_id: key.sk }),
    to(tally, { change_id: id, user_id: author_id, counter: "posts", by }),
  ];
}
