import { getPost } from "../../shared/posts.ts";
import { route } from "../runtime/route.ts";
import { visiblePost } from "./posts.ts";
import { presentPost, viewerKeys, viewerOf } from "./views.ts";

export const handler = route(getPost, async ({ caller, params: { id } }) => {
  const viewer = caller?.userId;
  const { post, author, items } = await visiblePost(id, viewer, viewerKeys(viewer, id));
  return { status: 200, body: await presentPost(post, author, viewerOf(items, viewer, id)) };
});
