import { commentKey } from "../comments/comments.ts";
import { tally } from "../counters/queues.ts";
import { notifyLike } from "../notifications/messages.ts";
import { postKey } from "../posts/posts.ts";
import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { LIKE, type Like } from "./likes.ts";

/** A like that begins or ends moves a counter, and its target's author is told or not told any more. */
export const likes: Reaction = ({ id, kind, key, before, after }) => {
  if (!key.pk.startsWith(LIKE) || kind === "modify") return [];
  const like = (after ?? before) as unknown as Like;
  const targetId = key.pk.slice(LIKE.length);
  const item = like.target_kind === "post" ? postKey(targetId) : commentKey(targetId);
  return [
    to(tally, { change_id: id, item, counter: "likes", by: kind === "insert" ? 1 : -1 }),
    ...notifyLike(like, targetId),
  ];
};
