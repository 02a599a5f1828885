import { deviceOf } from "../../auth/user-agents.ts";
import { button, type Content, link, paragraph } from "../content.ts";
import type { NoticeAction, NoticeLetter } from "../letters.ts";
import { webLink } from "../web-links.ts";

/** Subject and first line of each. */
const told: Readonly<Record<NoticeAction, readonly [subject: string, opening: string]>> = {
  signed_in: ["New sign-in to your account", "A new device has signed in to your account."],
  password_changed: ["Your password was changed", "Your password was changed."],
  password_reset: ["Your password was reset", "A new password was chosen with a link from a mail."],
  totp_added: ["An authenticator app was added", "An authenticator app now confirms your sign-ins."],
  totp_removed: ["Your authenticator app was removed", "Signing in no longer takes an authenticator app."],
  passkey_added: ["A passkey was added", "A new passkey can sign in to your account."],
  passkey_removed: ["A passkey was removed", "A passkey can no longer sign in to your account."],
  passkey_required: ["Your passkey is asked for now", "Signing in now takes your passkey after the password."],
  passkey_not_required: [
    "Your passkey is no longer asked for",
    "Signing in no longer takes your passkey after the password.",
  ],
  recovery_codes_renewed: ["New recovery codes were made", "Your recovery codes were replaced by new ones."],
  recovery_code_used: ["A recovery code was used", "Somebody has signed in with one of your recovery codes."],
  refresh_token_replayed: ["A device was signed out", "A device was signed out because its session was used twice."],
  email_change_undone: ["Your email address was restored", "The change of your email address was taken back."],
  device_trusted: ["A device is trusted now", "A device no longer needs a second factor to sign in."],
};

export function noticeWords({ action, address, user_agent, at }: NoticeLetter): Content {
  const [subject, opening] = told[action];
  const { browser, system } = deviceOf(user_agent);
  return {
    subject,
    opening: { text: opening },
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Device", [browser, system].filter(Boolean).join(" on ") || "Unknown"],
          ["IP address", address],
          ["Time", writtenOut(at)],
        ],
      },
      paragraph(
        "If it was you, there is nothing to do. If it wasn't, choose a new password at once, and look through the devices, passkeys and codes that can sign in.",
      ),
      button("Review your security", webLink("/settings/security")),
      link("Choose a new password", webLink("/forgot-password")),
    ],
    note: "You get this whenever something happens to how your Photostack account is entered. It can't be switched off.",
  };
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const writtenOut = (at: string) => `${format.format(new Date(at))} UTC`;
