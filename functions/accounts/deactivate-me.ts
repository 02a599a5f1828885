import { deactivateMe } from "../../shared/accounts.ts";
import { audited } from "../audit/audit.ts";
import { carryOut } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { onlySession, ownAccess } from "./own-standing.ts";
import { anotherAdmin } from "./staff.ts";
import { changeStanding } from "./standing.ts";

export const handler = route(deactivateMe, async ({ caller: { userId, sessionId }, ...from }) => {
  const access = await ownAccess(userId);
  await carryOut([
    ...changeStanding(access, { status: "deactivated" }, onlySession(access, sessionId)),
    ...(await anotherAdmin(access)),
    audited(userId, "account_deactivated", from),
  ]);
  return { status: 204 };
});
