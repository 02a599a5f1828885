import { deleteUser } from "../../shared/administration.ts";
import { subjectOf } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { managed, managedView } from "./managed-users.ts";
import { deleteMember } from "./members.ts";

export const handler = route(deleteUser, async ({ caller: { userId }, params: { username }, ...from }) => {
  const member = await managed(username);
  const access = await deleteMember(member, { actor: subjectOf(userId), ...from });
  return { status: 200, body: await managedView({ ...member, access }) };
});
