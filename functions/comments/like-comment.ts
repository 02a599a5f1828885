import { likeComment } from "../../shared/comments.ts";
import { like } from "../likes/likes.ts";
import { visiblePost } from "../posts/posts.ts";
import { inOrder } from "../runtime/in-order.ts";
import { route } from "../runtime/route.ts";
import { visibleComment } from "./comments.ts";

export const handler = route(likeComment, async ({ caller: { userId }, params: { id, comment_id } }) => {
  const [{ post }, comment] = await inOrder([visiblePost(id, userId), visibleComment(comment_id, id, userId)]);
  await like(userId, { kind: "comment", id: comment_id, authorId: comment.author_id, post });
  return { status: 204 };
});
