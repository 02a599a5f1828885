import { removeAvatar as contract } from "../../shared/users.ts";
import { route } from "../runtime/route.ts";
import { removeAvatar } from "./avatars.ts";

export const handler = route(contract, async ({ caller: { userId } }) => {
  await removeAvatar(userId);
  return { status: 204 };
});
