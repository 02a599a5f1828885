import { updateMfa } from "../../shared/mfa.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials, secondFactors } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { route } from "../runtime/route.ts";
import { NoSecondFactor } from "./no-second-factor.ts";
import { mfaOf } from "./views.ts";

export const handler = route(updateMfa, async ({ caller: { userId }, body: { passkey }, ...from }) => {
  const credentials = await ownCredentials(userId);
  if (passkey && Object.keys(credentials.passkeys ?? {}).length === 0) throw new NoSecondFactor();
  const wanted = { ...credentials, passkey_required: passkey };
  const isOn = secondFactors(wanted).length > 0;
  const change = {
    passkey_required: passkey,
    trust_from: nowInSeconds(),
    ...(isOn ? {} : { recovery: undefined }),
  };
  const action = passkey ? "passkey_required" : "passkey_not_required";
  await carryOut([changeCredentials(credentials, change), audited(userId, action, from)]);
  return { status: 200, body: mfaOf({ ...credentials, ...change } as typeof credentials) };
});
