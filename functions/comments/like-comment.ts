import { likeComment } from "../../shared/comments.ts";
import { like } from "../likes/likes.ts";
import { visiblePost } from "../posts/posts.ts";
import { route } from "../runtime/route.ts";
import { visibleComment } from "./comments.ts";

export const handler = route(likeComment, async ({ caller: { userId }, params: { id, comment_id } }) => {
  const [comment, { post }] = await Promise.all([visibleComment(comment_id, id, userId), visiblePost(id, userId)]);
  await like(userId, { kind: "comment", id: comment_id, authorId: comment.author_id, post });
  return { status: 204 };
});
