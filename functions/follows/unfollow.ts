import { unfollow as contract } from "../../shared/follows.ts";
import { route } from "../runtime/route.ts";
import { userIdOf } from "../users/users.ts";
import { unfollow } from "./follows.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { username } }) => {
  await unfollow(userId, await userIdOf(username));
  return { status: 204 };
});
