import { updatePost } from "../../shared/posts.ts";
import { route } from "../runtime/route.ts";
import { annotate } from "../texts/entities.ts";
import { editPost, ownPost } from "./posts.ts";
import { readView } from "./views.ts";

export const handler = route(updatePost, async ({ caller: { userId }, params, body: { caption, alt_texts } }) => {
  const post = await ownPost(params.id, userId);
  const annotations = caption === undefined ? undefined : await annotate(caption, userId);
  const edited = await editPost(post, { caption, annotations, alt_texts });
  return { status: 200, body: await readView(edited, userId) };
});
