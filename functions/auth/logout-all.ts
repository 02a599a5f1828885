import { logoutAll } from "../../shared/auth.ts";
import { clearedCookies, cookieNames } from "../runtime/cookies.ts";
import { route } from "../runtime/route.ts";
import { endSessions } from "./sessions.ts";

export const handler = route(logoutAll, async ({ caller, cookies, body: { keep_current } }) => {
  await endSessions(caller.userId, keep_current ? caller.sessionId : undefined);
  const isOver = !keep_current && cookies[cookieNames.access] !== undefined;
  return { status: 204, cookies: isOver ? clearedCookies() : [] };
});
