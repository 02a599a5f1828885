import { verifyMfa } from "../../shared/mfa.ts";
import { proofsOf } from "../attempts/attempts.ts";
import { audited } from "../audit/audit.ts";
import { readSignIn } from "../auth/accounts.ts";
import { claimedDevice } from "../auth/devices.ts";
import { conclude, InvalidMfaToken, pendingSignIn } from "../auth/pending-sign-in.ts";
import { signIn } from "../auth/sign-in.ts";
import { wayIn } from "../auth/way-in.ts";
import { factorIn, proveSecondFactor } from "./factors.ts";
import { WrongCode } from "./wrong-code.ts";

export const handler = wayIn(
  verifyMfa,
  ({ body }) => factorIn(body),
  async ({ body, cookies, userAgent, address }) => {
    const { mfa_token, trust_device: trust, ...factor } = body;
    const pending = await pendingSignIn(mfa_token);
    const { user_id, transport, remember, revision } = pending;
    const choices = { transport, remember, userAgent, address };
    const device = claimedDevice(cookies, transport, choices);
    const guessed = proofsOf(user_id);
    const { known, attempt } = await readSignIn(user_id, { deviceId: device.id, subjects: [guessed] });
    if (!known || (known.credentials.revision ?? 0) !== revision) throw new InvalidMfaToken();
    const forget = await attempt([guessed]);
    const { method, proof } = await proveSecondFactor(user_id, known.credentials, factor, `sign-in ${mfa_token}`);
    const used = method === "recovery_code" ? [audited(user_id, "recovery_code_used", choices)] : [];
    const { body: signedIn, cookies: set } = await signIn({
      ...{ known, choices, cookies, device, method, trust },
      proof: [conclude(pending), ...proof],
      refused: () => new WrongCode(),
      also: [...forget, ...used],
    });
    return { status: 200, body: signedIn, cookies: set };
  },
);
