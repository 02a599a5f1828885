import { v7 as uuid } from "uuid";
import { createPost as contract } from "../../shared/posts.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { getUser } from "../users/users.ts";
import { createPost } from "./posts.ts";
import { presentPost } from "./views.ts";

export const handler = route(contract, async ({ caller, body: { upload_ids, caption, alt_texts } }) => {
  const uploads = upload_ids.map((id, index) => ({ id, alt_text: alt_texts[index] ?? "" }));
  const [post, author] = await Promise.all([
    createPost({ id: uuid(), authorId: caller.userId, caption, uploads }),
    getUser(caller.userId),
  ]);
  if (!author) throw new NotFound("account");
  return { status: 201, body: await presentPost(post, author) };
});
