import { refuseFollowRequest } from "../../shared/follows.ts";
import { route } from "../runtime/route.ts";
import { findPerson } from "../visibility/visibility.ts";
import { refuseRequest } from "./follows.ts";

export const handler = route(refuseFollowRequest, async ({ caller: { userId }, params: { username } }) => {
  const { person } = await findPerson(username, userId);
  await refuseRequest(userId, person.id);
  return { status: 204 };
});
