import { likePost } from "../../shared/likes.ts";
import { visiblePost } from "../posts/posts.ts";
import { route } from "../runtime/route.ts";
import { like } from "./likes.ts";

export const handler = route(likePost, async ({ caller: { userId }, params: { id } }) => {
  const { post } = await visiblePost(id, userId);
  await like(userId, { kind: "post", id, authorId: post.author_id, post });
  return { status: 204 };
});
