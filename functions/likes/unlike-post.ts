import { unlikePost } from "../../shared/likes.ts";
import { visiblePost } from "../posts/posts.ts";
import { route } from "../runtime/route.ts";
import { unlike } from "./likes.ts";

export const handler = route(unlikePost, async ({ caller: { userId }, params: { id } }) => {
  await visiblePost(id, userId);
  await unlike(userId, id);
  return { status: 204 };
});
