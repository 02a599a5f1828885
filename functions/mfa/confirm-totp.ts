import { confirmTotp } from "../../shared/mfa.ts";
import { attemptAt, proofsOf } from "../attempts/attempts.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { route } from "../runtime/route.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { isPending, stepOf } from "./totp.ts";
import { WrongCode } from "./wrong-code.ts";

export const handler = route(confirmTotp, async ({ caller: { userId }, body: { code }, ...from }) => {
  const [credentials, forget] = await Promise.all([ownCredentials(userId), attemptAt(proofsOf(userId))]);
  const { pending_totp: seed, recovery } = credentials;
  if (!isPending(seed)) throw new WrongCode();
  const step = await stepOf(userId, seed, code);
  const isFirst = Object.keys(recovery?.hashes ?? {}).length === 0;
  const made = isFirst ? await newRecoveryCodes() : { shown: [], recovery };
  const change = {
    ...{ totp: { ...seed, step }, pending_totp: undefined, recovery: made.recovery },
    // Sooner trust was given to another second factor, or to none.
    trust_from: nowInSeconds(),
  };
  await carryOut([changeCredentials(credentials, change), audited(userId, "totp_added", from), ...forget]);
  return { status: 200, body: { recovery_codes: made.shown } };
});
