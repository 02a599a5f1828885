import { unmute as contract } from "../../shared/mutes.ts";
import { InvalidRequest } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { userIdOf } from "../users/users.ts";
import { unmute } from "./mutes.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { username } }) => {
  const otherId = await userIdOf(username);
  if (otherId === userId) throw new InvalidRequest([{ path: "username", message: "This is you" }]);
  await unmute(userId, otherId);
  return { status: 204 };
});
