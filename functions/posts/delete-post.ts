import { deletePost as contract } from "../../shared/posts.ts";
import { route } from "../runtime/route.ts";
import { deletePost } from "./posts.ts";

export const handler = route(contract, async ({ caller, params: { id } }) => {
  await deletePost(id, caller.userId);
  return { status: 204 };
});
