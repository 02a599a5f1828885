import { verifyCode } from "../../shared/codes.ts";
import { codesOf, codesOn } from "../attempts/attempts.ts";
import { readSignIn } from "../auth/accounts.ts";
import { areStill } from "../auth/credentials.ts";
import { claimedDevice } from "../auth/devices.ts";
import { afterFirstFactor } from "../auth/sign-in.ts";
import { wayIn } from "../auth/way-in.ts";
import { WrongCode } from "../mfa/wrong-code.ts";
import { CODE_COOKIE, setCookie } from "../runtime/cookies.ts";
import { findUserId } from "../users/users.ts";
import { matchingRequest, redeem } from "./codes.ts";

export const handler = wayIn(verifyCode, "code", async ({ body, cookies, userAgent, address }) => {
  const { email, code, request_token = cookies[CODE_COOKIE] ?? "", transport, remember } = body;
  const choices = { transport, remember, userAgent, address };
  const device = claimedDevice(cookies, transport, choices);
  const userId = await findUserId(email);
  const [byMailbox, byDevice] = [codesOf(email), codesOn(device.id, userId)];
  const { known, attempt } = await readSignIn(userId, {
    deviceId: device.id,
    subjects: [byMailbox, byDevice],
  });
  const also = await attempt([known?.device && device.proven ? byDevice : byMailbox]);
  const request = await matchingRequest(email, request_token, code);
  if (!known || !request) throw new WrongCode();
  // What the account asks for was read before: a change of it in between ends this sign-in.
  const proof = [redeem(request), areStill(known.credentials)];
  const refused = () => new WrongCode();
  const arrived = await afterFirstFactor({ known, choices, cookies, device, method: "code", proof, refused, also });
  return { status: 200, body: arrived.body, cookies: [...arrived.cookies, ...noLonger(cookies)] };
});

const noLonger = (cookies: Readonly<Record<string, string | undefined>>) =>
  cookies[CODE_COOKIE] ? [setCookie(CODE_COOKIE, "", { maxAge: 0 })] : [];
