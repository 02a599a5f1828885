import { mute as contract } from "../../shared/mutes.ts";
import { InvalidRequest } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { findPerson } from "../visibility/visibility.ts";
import { mute } from "./mutes.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { username } }) => {
  const otherId = (await findPerson(username, userId)).person.id;
  if (otherId === userId) throw new InvalidRequest([{ path: "username", message: "This is you" }]);
  await mute(userId, otherId);
  return { status: 204 };
});
