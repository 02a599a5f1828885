import { endSession as contract } from "../../shared/auth.ts";
import { audited } from "../audit/audit.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { endSession, listSessions } from "./sessions.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { id }, ...from }) => {
  const sessions = await listSessions(userId);
  if (!sessions.some((session) => session.id === id)) throw new NotFound("session");
  await endSession(userId, id, [audited(userId, "sessions_ended", from)]);
  return { status: 204 };
});
