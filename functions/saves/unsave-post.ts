import { unsavePost } from "../../shared/saves.ts";
import { route } from "../runtime/route.ts";
import { unsave } from "./saves.ts";

export const handler = route(unsavePost, async ({ caller: { userId }, params: { id } }) => {
  await unsave(userId, id);
  return { status: 204 };
});
