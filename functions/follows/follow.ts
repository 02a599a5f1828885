import { follow as contract } from "../../shared/follows.ts";
import { route } from "../runtime/route.ts";
import { findPerson } from "../visibility/visibility.ts";
import { CannotFollowYourself, follow } from "./follows.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { username } }) => {
  const { person } = await findPerson(username, userId);
  if (person.id === userId) throw new CannotFollowYourself();
  const outcome = await follow(userId, person.id, person.private ?? false);
  return outcome === "following" ? { status: 204 } : { status: 202, body: { status: "requested" } };
});
