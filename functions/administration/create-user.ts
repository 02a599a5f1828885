import { createUser } from "../../shared/administration.ts";
import { subjectOf } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { managedView } from "./managed-users.ts";
import { newMember } from "./members.ts";

export const handler = route(createUser, async ({ caller: { userId }, body, ...from }) => {
  const { member, commit } = await newMember(body, { actor: subjectOf(userId), ...from });
  return { status: 201, body: await managedView(member), commit };
});
