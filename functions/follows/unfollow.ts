import { unfollow as contract } from "../../shared/follows.ts";
import { route } from "../runtime/route.ts";
import { findPerson } from "../visibility/visibility.ts";
import { CannotFollowYourself, unfollow } from "./follows.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { username } }) => {
  const { person } = await findPerson(username, userId);
  if (person.id === userId) throw new CannotFollowYourself();
  await unfollow(userId, person.id);
  return { status: 204 };
});
