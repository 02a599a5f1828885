import { forgotPassword } from "../../shared/passwords.ts";
import { admitMailbox } from "../mail/admit-mailbox.ts";
import { writeLetter } from "../mail/letters.ts";
import { route } from "../runtime/route.ts";
import { transact } from "../runtime/table.ts";

/** Doesn't look for the account: whoever watches learns nothing, and the letter's writer finds out. */
export const handler = route(forgotPassword, async ({ body: { email } }) => {
  await admitMailbox(email, "reset");
  await transact([writeLetter({ kind: "reset", email })]);
  return { status: 202 };
});
