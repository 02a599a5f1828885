import { forgetTrustedDevice } from "../../shared/auth.ts";
import { audited } from "../audit/audit.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { ConditionsFailed, transact } from "../runtime/table.ts";
import { forgetTrust } from "./devices.ts";

export const handler = route(forgetTrustedDevice, async ({ caller: { userId }, params: { id }, ...from }) => {
  await transact([forgetTrust(userId, id), audited(userId, "device_forgotten", from)]).catch((error: unknown) => {
    throw error instanceof ConditionsFailed ? new NotFound("trusted device") : error;
  });
  return { status: 204 };
});
