import { follow as contract } from "../../shared/follows.ts";
import { route } from "../runtime/route.ts";
import { userIdOf } from "../users/users.ts";
import { CannotFollowYourself, follow } from "./follows.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { username } }) => {
  const followeeId = await userIdOf(username);
  if (followeeId === userId) throw new CannotFollowYourself();
  await follow(userId, followeeId);
  return { status: 204 };
});
