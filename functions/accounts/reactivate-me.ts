import { reactivateMe } from "../../shared/accounts.ts";
import { audited } from "../audit/audit.ts";
import { carryOut } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { ownAccess } from "./own-standing.ts";
import { changeStanding } from "./standing.ts";

export const handler = route(reactivateMe, async ({ caller: { userId }, ...from }) => {
  const access = await ownAccess(userId);
  if (access.status === "deactivated") {
    await carryOut([...changeStanding(access, { status: "active" }), audited(userId, "account_reactivated", from)]);
  }
  return { status: 204 };
});
