import { login } from "../../shared/auth.ts";
import { passwordOf, passwordOn, passwordsFrom } from "../attempts/attempts.ts";
import { isSolved } from "../captcha/captcha.ts";
import { verifyPassword } from "../passwords/passwords.ts";
import { addressBlock } from "../runtime/client-address.ts";
import { findUserId } from "../users/users.ts";
import { isNameOf, readSignIn, WrongCredentials } from "./accounts.ts";
import { areStill, rehash } from "./credentials.ts";
import { claimedDevice } from "./devices.ts";
import { afterFirstFactor } from "./sign-in.ts";
import { wayIn } from "./way-in.ts";

export const handler = wayIn(login, "password", async ({ body, cookies, userAgent, address }) => {
  const { username, password, captcha, transport, remember } = body;
  const choices = { transport, remember, userAgent, address };
  const device = claimedDevice(cookies, transport, choices);
  const userId = await findUserId(username);
  const [byName, byDevice] = [passwordOf(username), passwordOn(device.id, userId)];
  const fromHere = passwordsFrom(addressBlock(address));
  const { known, attempt } = await readSignIn(userId, {
    deviceId: device.id,
    subjects: [byName, byDevice, fromHere],
  });
  const guessed = known?.device && device.proven ? byDevice : byName;
  const also = await attempt([guessed, fromHere], async () => captcha !== undefined && isSolved(captcha));
  const { matches, rehashed } = await verifyPassword(password, known?.credentials.password_hash);
  if (!known || !matches || !isNameOf(username, known)) throw new WrongCredentials();
  const { credentials } = known;
  // A password that was changed while it was verified is the wrong one now.
  const proof = [rehashed ? rehash(credentials, rehashed) : areStill(credentials)];
  const refused = () => new WrongCredentials();
  return {
    status: 200,
    ...(await afterFirstFactor({ known, choices, cookies, device, method: "password", proof, refused, also })),
  };
});
