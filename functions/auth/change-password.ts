import { changePassword as contract } from "../../shared/auth.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { ConditionsFailed, transact } from "../runtime/table.ts";
import { readAccount } from "./accounts.ts";
import { putPassword } from "./credentials.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { endOthers } from "./sessions.ts";

export const handler = route(contract, async ({ caller: { userId, sessionId }, body }) => {
  const known = await readAccount(userId);
  const life = known?.access.sessions[sessionId];
  if (!known || !life) throw new NotFound("account");
  const before = known.credentials.password_hash;
  const { matches } = await verifyPassword(body.current_password, before);
  if (!matches) throw new InvalidRequest([{ path: "current_password", message: "This is not your password" }]);
  const hash = await hashPassword(body.new_password, "new_password");
  // Together: whoever knows the old password has lost every way in at the same moment.
  await transact([putPassword(userId, hash, before), endOthers(userId, [sessionId, life])]).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw new InvalidRequest([{ path: "current_password", message: "It has just been changed elsewhere" }]);
  });
  return { status: 204 };
});
