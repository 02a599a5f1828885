import { unlikeComment } from "../../shared/comments.ts";
import { unlike } from "../likes/likes.ts";
import { visiblePost } from "../posts/posts.ts";
import { route } from "../runtime/route.ts";
import { visibleComment } from "./comments.ts";

export const handler = route(unlikeComment, async ({ caller: { userId }, params: { id, comment_id } }) => {
  await Promise.all([visibleComment(comment_id, id, userId), visiblePost(id, userId)]);
  await unlike(userId, comment_id);
  return { status: 204 };
});
