import { updateUser } from "../../shared/administration.ts";
import { subjectOf } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { managed, managedView } from "./managed-users.ts";
import { changeMember } from "./members.ts";

export const handler = route(updateUser, async ({ caller: { userId }, params: { username }, body, ...from }) => {
  const member = await managed(username);
  const access = await changeMember(member, body, { actor: subjectOf(userId), ...from });
  return { status: 200, body: await managedView({ ...member, access }) };
});
