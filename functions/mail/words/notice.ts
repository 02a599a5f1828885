import { deviceOf } from "../../auth/user-agents.ts";
import { button, type Content, link, paragraph } from "../content.ts";
import type { NoticeAction, NoticeLetter } from "../letters.ts";
import { webLink } from "../web-links.ts";

/** Subject and first line of each, and what there is to do, where that is not to look after one's security. */
const told: Readonly<Record<NoticeAction, readonly [subject: string, opening: string, advice?: string]>> = {
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
  account_suspended: [
    "Your account was suspended",
    "Your account was suspended for a while.",
    "Sign in to see until when. After that everything is as it was.",
  ],
  account_closed: [
    "Your account was closed",
    "Your account can no longer be used.",
    "If you think that this is a mistake, please answer this mail.",
  ],
  account_deactivated: [
    "Your account is deactivated",
    "You have deactivated your account: nobody sees it or your posts.",
    "Sign in whenever you want to come back.",
  ],
  account_reactivated: ["Welcome back", "Your account is active again."],
  deletion_requested: [
    "Your account will be deleted",
    "Your account is hidden now and will be erased in 30 days.",
    "Sign in within 30 days to keep it. If you didn't ask for this, sign in at once and choose a new password.",
  ],
  deletion_cancelled: ["Your account stays", "You have signed in: your account will not be deleted."],
  role_changed: ["Your role was changed", "What you may do on Photostack was changed."],
  backend_changed: ["Your backend was changed", "The address or the token of your backend was changed."],
  backend_revealed: [
    "The token of your backend was shown",
    "The token of your backend was shown to somebody signed in.",
  ],
  export_requested: ["An archive of your data was asked for", "Everything about you is being put into an archive."],
  export_ready: [
    "Your archive is ready",
    "The archive of everything about you is ready, for 24 hours.",
    "Fetch it in your settings, under account.",
  ],
};

const ADVICE =
  "If it was you, there is nothing to do. If it wasn't, choose a new password at once, and look through the devices, passkeys and codes that can sign in.";

const BY_STAFF = "An administrator of Photostack did this. If you think that it is a mistake, please answer this mail.";

export function noticeWords({ action, address, user_agent, by, at }: NoticeLetter): Content {
  const [subject, opening, advice = ADVICE] = told[action];
  const time: Fact = ["Time", writtenOut(at)];
  return {
    subject,
    opening: { text: opening },
    blocks: [
      {
        kind: "facts",
        facts: [...(by === "owner" ? whence(address, user_agent) : []), ...(by === "staff" ? [BY_AN_ADMIN] : []), time],
      },
      paragraph(by === "staff" ? BY_STAFF : advice),
      button("Review your security", webLink("/settings/security")),
      link("Choose a new password", webLink("/forgot-password")),
    ],
    note: "You get this whenever something happens to how your Photostack account is entered. It can't be switched off.",
  };
}

const BY_AN_ADMIN: Fact = ["By", "An administrator"];

type Fact = readonly [name: string, value: string];

function whence(address: string, userAgent: string): Fact[] {
  const { browser, system } = deviceOf(userAgent);
  return [
    ["Device", [browser, system].filter(Boolean).join(" on ") || "Unknown"],
    ["IP address", address],
  ];
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const writtenOut = (at: string) => `${format.format(new Date(at))} UTC`;
