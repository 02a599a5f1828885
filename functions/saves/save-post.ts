import { savePost } from "../../shared/saves.ts";
import { visiblePost } from "../posts/posts.ts";
import { route } from "../runtime/route.ts";
import { save } from "./saves.ts";

export const handler = route(savePost, async ({ caller: { userId }, params: { id } }) => {
  const { post } = await visiblePost(id, userId);
  await save(userId, id, post.author_id);
  return { status: 204 };
});
