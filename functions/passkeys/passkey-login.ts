import { passkeyLogin } from "../../shared/passkeys.ts";
import { readSignIn } from "../auth/accounts.ts";
import { claimedDevice } from "../auth/devices.ts";
import { signIn } from "../auth/sign-in.ts";
import { wayIn } from "../auth/way-in.ts";
import { claimedOwner, InvalidPasskey, provePasskey } from "./webauthn.ts";

/** A passkey is possession and the user's verification in one: no other factor is asked for. */
export const handler = wayIn(passkeyLogin, "passkey", async ({ body, cookies, userAgent, address }) => {
  const { passkey, transport, remember } = body;
  const choices = { transport, remember, userAgent, address };
  const device = claimedDevice(cookies, transport, choices);
  const { known } = await readSignIn(claimedOwner(passkey), { deviceId: device.id });
  if (!known) throw new InvalidPasskey();
  const proof = await provePasskey(known.credentials, passkey, "sign-in");
  const refused = () => new InvalidPasskey();
  return { status: 200, ...(await signIn({ known, choices, cookies, device, method: "passkey", proof, refused })) };
});
