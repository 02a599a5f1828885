import { tally } from "../counters/queues.ts";
import { notifyComment } from "../notifications/messages.ts";
import { postKey } from "../posts/posts.ts";
import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { COMMENT, type Comment, commentKey } from "./comments.ts";
import { eraseThread } from "./queues.ts";

/** A comment that comes or goes moves counters, tells people, and takes its thread along; one that became nobody's tells no more. */
export const comments: Reaction = ({ id, kind, key, before, after }) => {
  if (!key.pk.startsWith(COMMENT)) return [];
  if (kind === "modify")
    return before?.author_id === after?.author_id ? [] : notifyComment(before as unknown as Comment);
  const comment = (after ?? before) as unknown as Comment;
  const by = kind === "insert" ? 1 : -1;
  const change = { change_id: id, by } as const;
  return [
    to(tally, { ...change, item: postKey(comment.post_id), counter: "comments" }),
    ...(comment.thread ? [to(tally, { ...change, item: commentKey(comment.thread), counter: "replies" })] : []),
    ...(kind === "remove" ? [to(eraseThread, { container_id: comment.id })] : []),
    ...notifyComment(comment),
  ];
};
