import { beginMfaPasskey } from "../../shared/mfa.ts";
import { ownCredentials } from "../auth/credentials.ts";
import { InvalidMfaToken, pendingSignIn } from "../auth/pending-sign-in.ts";
import { requestPasskey } from "../passkeys/webauthn.ts";
import { route } from "../runtime/route.ts";

export const handler = route(beginMfaPasskey, async ({ body: { mfa_token } }) => {
  const { user_id } = await pendingSignIn(mfa_token);
  const passkeys = Object.values((await ownCredentials(user_id)).passkeys ?? {});
  if (passkeys.length === 0) throw new InvalidMfaToken();
  return { status: 200, body: await requestPasskey(`sign-in ${mfa_token}`, passkeys) };
});
