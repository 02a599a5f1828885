import { deleteMe } from "../../shared/accounts.ts";
import { audited } from "../audit/audit.ts";
import { carryOut } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { clearedCookies, cookieNames } from "../runtime/cookies.ts";
import { route } from "../runtime/route.ts";
import { ownAccess } from "./own-standing.ts";
import { anotherAdmin } from "./staff.ts";
import { changeStanding, GRACE_SECONDS } from "./standing.ts";

export const handler = route(deleteMe, async ({ caller: { userId }, cookies, ...from }) => {
  const access = await ownAccess(userId);
  const deletes_at = Math.floor(nowInSeconds()) + GRACE_SECONDS;
  await carryOut([
    ...changeStanding(access, { status: "deleting", deletes_at }, {}),
    ...(await anotherAdmin(access)),
    audited(userId, "deletion_requested", from),
  ]);
  return {
    status: 200,
    body: { deletes_at: new Date(deletes_at * 1000).toISOString() },
    cookies: cookies[cookieNames.access] ? clearedCookies() : [],
  };
});
