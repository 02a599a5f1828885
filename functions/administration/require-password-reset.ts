import { requirePasswordReset } from "../../shared/administration.ts";
import { subjectOf } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { managed } from "./managed-users.ts";
import { requireReset } from "./members.ts";

export const handler = route(requirePasswordReset, async ({ caller: { userId }, params: { username }, ...from }) => {
  await requireReset(await managed(username), { actor: subjectOf(userId), ...from });
  return { status: 204 };
});
