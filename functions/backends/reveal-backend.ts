import { revealBackend } from "../../shared/backends.ts";
import { audited } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { transact } from "../runtime/table.ts";
import { configOf, ownBackend } from "./backends.ts";

export const handler = route(revealBackend, async ({ caller: { userId }, ...from }) => {
  const backend = await ownBackend(userId);
  // Before it is shown: nobody sees it without a trace.
  await transact([audited(userId, "backend_revealed", from)]);
  return { status: 200, body: await configOf(userId, backend) };
});
