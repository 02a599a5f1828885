import { logoutAll } from "../../shared/auth.ts";
import { audited } from "../audit/audit.ts";
import { clearedCookies, cookieNames } from "../runtime/cookies.ts";
import { route } from "../runtime/route.ts";
import { endSessions } from "./sessions.ts";

export const handler = route(logoutAll, async ({ caller, cookies, body: { keep_current }, ...from }) => {
  const { userId, sessionId } = caller;
  await endSessions(userId, keep_current ? sessionId : undefined, [audited(userId, "sessions_ended", from)]);
  const isOver = !keep_current && cookies[cookieNames.access] !== undefined;
  return { status: 204, cookies: isOver ? clearedCookies() : [] };
});
