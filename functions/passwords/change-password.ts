import { changePassword } from "../../shared/passwords.ts";
import { proofsOf } from "../attempts/attempts.ts";
import { audited } from "../audit/audit.ts";
import { readOwn } from "../auth/accounts.ts";
import { carryOut, changeCredentials, secondFactors } from "../auth/credentials.ts";
import { endOthers } from "../auth/sessions.ts";
import { nowInSeconds, requireProof } from "../runtime/access.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { withoutPendingEmail } from "../users/users.ts";
import { hashPassword, namesOf, refuseWeak, verifyPassword } from "./passwords.ts";

const wrong = (message: string) => new InvalidRequest([{ path: "current_password", message }]);

export const handler = route(changePassword, async ({ caller: { userId, sessionId }, body, ...from }) => {
  const { known, attempt } = await readOwn(userId, [proofsOf(userId)]);
  const life = known?.access.sessions[sessionId];
  if (!known || !life) throw new NotFound("account");
  // The password that is given proves one factor, and an account may have two.
  if (secondFactors(known.credentials).length > 0) requireProof(life);
  const chosen = { of: namesOf(known), path: "new_password" };
  // Before an attempt is counted: who looks for a password that is accepted must not lock themselves out.
  refuseWeak(body.new_password, chosen);
  const forget = await attempt([proofsOf(userId)]);
  const { matches } = await verifyPassword(body.current_password, known.credentials.password_hash);
  if (!matches) throw wrong("This is not your password");
  const password_hash = await hashPassword(body.new_password, chosen);
  // Together: whoever knows the old password, or has asked for another address, has lost every way in at the same moment.
  const writes = [
    changeCredentials(known.credentials, { password_hash, trust_from: nowInSeconds() }),
    endOthers(userId, [sessionId, life]),
    ...withoutPendingEmail(userId, known.account),
    audited(userId, "password_changed", from),
    ...forget,
  ];
  await carryOut(writes, () => wrong("It has just been changed elsewhere"));
  return { status: 204 };
});
