import { setBackend } from "../../shared/backends.ts";
import { audited } from "../audit/audit.ts";
import { carryOut } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { findBackend, masked, newBackend, writeBackend } from "./backends.ts";

export const handler = route(setBackend, async ({ caller: { userId }, body, ...from }) => {
  const before = await findBackend(userId);
  const backend = await newBackend(userId, body, before);
  // Which, not what: an account's backend is its owner's business alone, and the log outlives the account.
  const changes = (["instagram_username", "api_base_url", "token"] as const)
    .filter((field) => before?.[field] !== backend[field])
    .map((field) => ({ field, from: null, to: null }));
  await carryOut([writeBackend(backend, before), audited(userId, "backend_changed", from, { changes })]);
  return { status: 200, body: masked(backend) };
});
