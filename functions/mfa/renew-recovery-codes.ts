import { renewRecoveryCodes } from "../../shared/mfa.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials, secondFactors } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { route } from "../runtime/route.ts";
import { NoSecondFactor } from "./no-second-factor.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";

export const handler = route(renewRecoveryCodes, async ({ caller: { userId }, ...from }) => {
  const credentials = await ownCredentials(userId);
  if (secondFactors(credentials).length === 0) throw new NoSecondFactor();
  const { shown, recovery } = await newRecoveryCodes();
  await carryOut([
    changeCredentials(credentials, { recovery, trust_from: nowInSeconds() }),
    audited(userId, "recovery_codes_renewed", from),
  ]);
  return { status: 200, body: { recovery_codes: shown } };
});
