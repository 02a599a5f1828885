import { unlikePost } from "../../shared/likes.ts";
import { route } from "../runtime/route.ts";
import { unlike } from "./likes.ts";

export const handler = route(unlikePost, async ({ caller: { userId }, params: { id } }) => {
  await unlike(userId, id);
  return { status: 204 };
});
