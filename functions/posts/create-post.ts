import { v7 as uuid } from "uuid";
import { createPost as contract } from "../../shared/posts.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { annotate } from "../texts/entities.ts";
import { getUser } from "../users/users.ts";
import { createPost, newPost } from "./posts.ts";
import { presentPost } from "./views.ts";

export const handler = route(contract, async ({ caller, body: { upload_ids, caption, alt_texts } }) => {
  const [author, annotations] = await Promise.all([getUser(caller.userId), annotate(caption, caller.userId)]);
  if (!author) throw new NotFound("account");
  const uploads = upload_ids.map((id, index) => ({ id, alt_text: alt_texts[index] ?? "" }));
  const post = newPost({ id: uuid(), authorId: caller.userId, caption, annotations, uploads });
  return {
    status: 201,
    body: await presentPost(post, author, { liked: false, saved: false }),
    commit: (also) => createPost(post, also),
  };
});
