import { acceptFollowRequest } from "../../shared/follows.ts";
import { route } from "../runtime/route.ts";
import { findPerson } from "../visibility/visibility.ts";
import { acceptRequest } from "./follows.ts";

export const handler = route(acceptFollowRequest, async ({ caller: { userId }, params: { username } }) => {
  const { person } = await findPerson(username, userId);
  await acceptRequest(userId, person.id);
  return { status: 204 };
});
