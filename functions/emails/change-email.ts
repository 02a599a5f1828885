import { changeEmail } from "../../shared/emails.ts";
import { admitMailbox } from "../mail/admit-mailbox.ts";
import { route } from "../runtime/route.ts";
import { requestChange } from "./emails.ts";

export const handler = route(changeEmail, async ({ caller: { userId }, body: { email } }) => {
  await admitMailbox(email, "verify");
  await requestChange(userId, email);
  return { status: 202 };
});
