import { beginReauthentication } from "../../shared/auth.ts";
import { requestPasskey } from "../passkeys/webauthn.ts";
import { route } from "../runtime/route.ts";
import { ownCredentials, secondFactors } from "./credentials.ts";

export const handler = route(beginReauthentication, async ({ caller: { userId, sessionId } }) => {
  const credentials = await ownCredentials(userId);
  const isTwoStep = secondFactors(credentials).length > 0;
  const passkeys = Object.values(credentials.passkeys ?? {});
  const methods = [
    ...(credentials.password_hash && !isTwoStep ? (["password"] as const) : []),
    ...(credentials.totp ? (["totp"] as const) : []),
    ...(passkeys.length > 0 ? (["passkey"] as const) : []),
  ];
  const passkey = passkeys.length > 0 ? await requestPasskey(`session ${sessionId}`, passkeys) : null;
  return { status: 200, body: { methods, passkey } };
});
