import { resendVerification } from "../../shared/emails.ts";
import { admitMailbox } from "../mail/admit-mailbox.ts";
import { writeLetter } from "../mail/letters.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { get, transact } from "../runtime/table.ts";
import { type Account, accountKey } from "../users/users.ts";

export const handler = route(resendVerification, async ({ caller: { userId } }) => {
  const account = await get<Account>(accountKey(userId), { consistent: true });
  if (!account) throw new NotFound("account");
  const email = account.pending_email ?? (account.email_verified ? undefined : account.email);
  if (email) {
    await admitMailbox(email, "verify");
    await transact([writeLetter({ kind: "verify", user_id: userId, email })]);
  }
  return { status: 202 };
});
