import { requestCode } from "../../shared/codes.ts";
import { admitMailbox } from "../mail/admit-mailbox.ts";
import { writeLetter } from "../mail/letters.ts";
import { CODE_COOKIE, setCookie } from "../runtime/cookies.ts";
import { route } from "../runtime/route.ts";
import { transact } from "../runtime/table.ts";
import { CODE_SECONDS, newRequest } from "./codes.ts";

/** Doesn't look for the account: whoever watches learns nothing, and the letter's writer finds out. */
export const handler = route(requestCode, async ({ body: { email, transport } }) => {
  await admitMailbox(email, "code");
  const { token, request_hash, write } = newRequest(email);
  await transact([write, writeLetter({ kind: "code", email, request_hash })]);
  const expires_in = CODE_SECONDS;
  if (transport === "bearer") return { status: 202, body: { expires_in, request_token: token } };
  return { status: 202, body: { expires_in }, cookies: [setCookie(CODE_COOKIE, token, { maxAge: CODE_SECONDS })] };
});
