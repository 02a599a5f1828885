import { deleteComment as contract } from "../../shared/comments.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { deleteComment, visibleComment } from "./comments.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { id, comment_id } }) => {
  const comment = await visibleComment(comment_id, id, userId);
  if (![comment.author_id, comment.post_author_id].includes(userId)) throw new NotFound("comment");
  await deleteComment(comment);
  return { status: 204 };
});
