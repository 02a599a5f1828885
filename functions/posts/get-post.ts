import { getPost } from "../../shared/posts.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { getUser } from "../users/users.ts";
import { visiblePost } from "./posts.ts";
import { presentPost } from "./views.ts";

export const handler = route(getPost, async ({ caller, params: { id } }) => {
  const post = await visiblePost(id, caller?.userId);
  const author = await getUser(post.author_id);
  if (!author) throw new NotFound("post");
  return { status: 200, body: await presentPost(post, author) };
});
