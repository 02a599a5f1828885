import { removeBackend } from "../../shared/backends.ts";
import { audited } from "../audit/audit.ts";
import { route } from "../runtime/route.ts";
import { committed } from "../runtime/table.ts";
import { forgetBackend } from "./backends.ts";

/** One that is gone already stays gone, and nothing has happened. */
export const handler = route(removeBackend, async ({ caller: { userId }, ...from }) => {
  await committed([forgetBackend(userId), audited(userId, "backend_removed", from)]);
  return { status: 204 };
});
