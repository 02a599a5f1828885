import { v7 as uuid } from "uuid";
import { createComment as contract } from "../../shared/comments.ts";
import { visiblePost } from "../posts/posts.ts";
import { inOrder } from "../runtime/in-order.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { annotate } from "../texts/entities.ts";
import { getUser } from "../users/users.ts";
import { createComment, newComment, visibleComment } from "./comments.ts";
import { presentComment } from "./views.ts";

export const handler = route(contract, async ({ caller: { userId }, params, body: { text, reply_to } }) => {
  const [{ post }, author, annotations, parent] = await inOrder([
    visiblePost(params.id, userId),
    getUser(userId),
    annotate(text, userId),
    reply_to ? visibleComment(reply_to, params.id, userId) : undefined,
  ]);
  if (!author) throw new NotFound("account");
  const comment = newComment({ id: uuid(), post, authorId: userId, text, annotations, parent });
  return {
    status: 201,
    body: await presentComment(comment, author, false),
    commit: (also) => createComment(comment, also),
  };
});
