import { logout } from "../../shared/auth.ts";
import { audited } from "../audit/audit.ts";
import { clearedCookies, cookieNames } from "../runtime/cookies.ts";
import { route } from "../runtime/route.ts";
import { endSession } from "./sessions.ts";

export const handler = route(logout, async ({ caller, cookies, ...from }) => {
  await endSession(caller.userId, caller.sessionId, [audited(caller.userId, "signed_out", from)]);
  return {
    status: 200,
    body: { message: "You are signed out." },
    cookies: cookies[cookieNames.access] ? clearedCookies() : [],
  };
});
