import { eraseThread } from "../comments/queues.ts";
import { tally } from "../counters/queues.ts";
import { fanOut } from "../feed/queues.ts";
import { eraseMedia } from "../media/queues.ts";
import { notifyMentions } from "../notifications/messages.ts";
import { type Outgoing, to } from "../runtime/queue.ts";
import { indexPost } from "../search/queues.ts";
import type { Change, Reaction } from "../stream/change.ts";
import { userKey } from "../users/users.ts";
import { AUTHOR, POST, type Post } from "./posts.ts";
import { settlePost } from "./queues.ts";

/** A new post may be complete at once; a published, edited or deleted one changes feeds, indexes and counters. */
export const posts: Reaction = (change) => {
  if (change.key.pk.startsWith(AUTHOR)) return listed(change);
  if (!change.key.pk.startsWith(POST)) return [];
  const before = change.before as Post | undefined;
  const after = change.after as Post | undefined;
  if (before && after) return changed(before, after);
  return after ? [to(settlePost, { post_id: after.id })] : before ? gone(before) : [];
};

function changed(before: Post, after: Post): Outgoing[] {
  const isPublication = before.status !== after.status;
  const isEdit = before.edited_at !== after.edited_at;
  const isUnnamed = (before.mentions?.length ?? 0) > (after.mentions?.length ?? 0);
  if (after.status !== "published" || !(isPublication || isEdit || isUnnamed)) return [];
  return [
    ...(isEdit ? [to(indexPost, { post_id: after.id, stale_tags: [...(before.tags ?? [])] })] : []),
    ...notifyMentions(after, before),
  ];
}

function gone(post: Post): Outgoing[] {
  return [
    to(eraseMedia, { upload_ids: post.uploads.map(({ id }) => id) }),
    to(eraseThread, { container_id: post.id }),
    to(indexPost, { post_id: post.id, stale_tags: [...(post.tags ?? [])] }),
    ...notifyMentions(undefined, post),
  ];
}

function listed({ id, kind, key }: Change): Outgoing[] {
  if (kind === "modify") return [];
  const author_id = key.pk.slice(AUTHOR.length);
  const [op, by] = kind === "insert" ? (["put", 1] as const) : (["remove", -1] as const);
  return [
    to(fanOut, { op, author_id, post_id: key.sk }),
    to(tally, { change_id: id, item: userKey(author_id), counter: "posts", by }),
    ...(kind === "insert" ? [to(indexPost, { post_id: key.sk, stale_tags: [] })] : []),
  ];
}
