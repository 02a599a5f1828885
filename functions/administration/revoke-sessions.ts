import { revokeSessions } from "../../shared/administration.ts";
import { subjectOf } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { managed } from "./managed-users.ts";
import { signOutMember } from "./members.ts";

export const handler = route(revokeSessions, async ({ caller: { userId }, params: { username }, ...from }) => {
  await signOutMember(await managed(username), { actor: subjectOf(userId), ...from });
  return { status: 204 };
});
