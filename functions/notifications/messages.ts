import { type Comment, commentKey } from "../comments/comments.ts";
import { type FollowEdge, followingKey, REQUEST } from "../follows/follows.ts";
import { type Like, likeKey } from "../likes/likes.ts";
import { type Post, postKey } from "../posts/posts.ts";
import { type Outgoing, to } from "../runtime/queue.ts";
import type { Key } from "../runtime/table.ts";
import { followGroup } from "./notifications.ts";
import { type Notice, notify } from "./queues.ts";

/** Nobody is told what they did themselves. */
const tell = (notice: Notice): Outgoing[] => (notice.recipient_id === notice.actor_id ? [] : [to(notify, notice)]);

export function notifyLike(like: Like, targetId: string): Outgoing[] {
  const isPost = like.target_kind === "post";
  return tell({
    recipient_id: like.target_author_id,
    kind: isPost ? "like" : "comment_like",
    group: `${isPost ? "like" : "comment_like"}:${targetId}`,
    actor_id: like.user_id,
    cause: likeKey(targetId, like.user_id),
    post_id: like.post_id,
    post_author_id: like.post_author_id,
    ...(isPost ? {} : { comment_id: targetId }),
    at: like.created_at,
  });
}

/** A comment is told once to each: first to whom it answers, then to the post's author, then to whom it mentions. */
export function notifyComment(comment: Comment): Outgoing[] {
  const { id, author_id, post_author_id, reply_to_author_id, mentions, created_at } = comment;
  const kinds = new Map<string, Notice["kind"]>();
  for (const person of mentions) kinds.set(person, "mention");
  kinds.set(post_author_id, "comment");
  if (reply_to_author_id) kinds.set(reply_to_author_id, "reply");
  return [...kinds].flatMap(([recipient_id, kind]) =>
    tell({
      ...{ recipient_id, kind, group: `${kind}:${id}`, actor_id: author_id, cause: commentKey(id) },
      ...{ post_id: comment.post_id, post_author_id, comment_id: id, at: created_at },
    }),
  );
}

/** People whom a post mentions now or did before, once it is published. */
export function notifyMentions(after: Post | undefined, before: Post | undefined): Outgoing[] {
  const post = after ?? before;
  if (!post) return [];
  const people = new Set([...(after?.mentions ?? []), ...(before?.mentions ?? [])]);
  return [...people].flatMap((recipient_id) =>
    tell({
      ...{ recipient_id, kind: "mention", group: `mention:${post.id}`, actor_id: post.author_id },
      ...{ cause: postKey(post.id), post_id: post.id, post_author_id: post.author_id, at: post.created_at },
    }),
  );
}

/** Follows of one day are told together; one that was asked for is told to who asked. */
export function notifyFollow({ follower_id, followee_id, accepted, created_at }: FollowEdge): Outgoing[] {
  const cause = followingKey(follower_id, followee_id);
  if (accepted) {
    const group = `follow_accepted:${followee_id}`;
    const kind = "follow_accepted";
    return tell({ recipient_id: follower_id, kind, group, actor_id: followee_id, cause, at: created_at });
  }
  const group = followGroup(created_at);
  return tell({ recipient_id: followee_id, kind: "follow", group, actor_id: follower_id, cause, at: created_at });
}

export function notifyRequest(request: Key, at: string): Outgoing[] {
  const recipient_id = request.pk.slice(REQUEST.length);
  const kind = "follow_request";
  return tell({ recipient_id, kind, group: kind, actor_id: request.sk, cause: request, at });
}
