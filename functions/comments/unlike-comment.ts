import { unlikeComment } from "../../shared/comments.ts";
import { unlike } from "../likes/likes.ts";
import { route } from "../runtime/route.ts";

export const handler = route(unlikeComment, async ({ caller: { userId }, params: { comment_id } }) => {
  await unlike(userId, comment_id);
  return { status: 204 };
});
