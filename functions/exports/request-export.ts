import { requestExport } from "../../shared/exports.ts";
import { audited } from "../audit/audit.ts";
import { carryOut } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { findExport, newExport, presentExport } from "./exports.ts";

export const handler = route(requestExport, async ({ caller: { userId }, ...from }) => {
  const { item, write } = newExport(userId, await findExport(userId));
  await carryOut([write, audited(userId, "export_requested", from)]);
  return { status: 202, body: await presentExport(item) };
});
