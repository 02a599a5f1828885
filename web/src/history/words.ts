import type { SecurityEvent } from "../../../shared/audit.ts";
import { momentInWords } from "../design/moment.tsx";

const METHODS: Readonly<Record<NonNullable<SecurityEvent["method"]>, string>> = {
  password: "Signed in with your password",
  code: "Signed in with a code from a mail",
  passkey: "Signed in with a passkey",
  totp: "Signed in with a code of your authenticator app",
  recovery_code: "Signed in with a recovery code",
};

const WORDS: Readonly<Record<SecurityEvent["action"], string>> = {
  registered: "Created the account",
  signed_in: "Signed in",
  signed_out: "Signed out",
  sessions_ended: "Signed other devices out",
  password_changed: "Changed the password",
  password_reset: "Chose a new password with a link from a mail",
  email_verified: "Confirmed the email address",
  email_changed: "Changed the email address",
  email_change_undone: "Took the change of the email address back",
  totp_added: "Added an authenticator app",
  totp_removed: "Removed the authenticator app",
  passkey_added: "Added a passkey",
  passkey_removed: "Removed a passkey",
  passkey_required: "Made the passkey the second step",
  passkey_not_required: "Made the passkey the second step no more",
  recovery_codes_renewed: "Made new recovery codes",
  recovery_code_used: "Used a recovery code",
  device_trusted: "Trusted this browser for 30 days",
  device_forgotten: "Stopped trusting a browser",
  refresh_token_replayed: "A device was signed out, because its session was used in two places",
  role_changed: "Changed what the account may do",
  account_suspended: "Suspended the account",
  account_unsuspended: "Ended the suspension",
  account_closed: "Closed the account",
  account_deactivated: "Deactivated the account",
  account_reactivated: "Brought the account back",
  deletion_requested: "Asked for the account to be deleted",
  deletion_cancelled: "Took the deletion back by signing in",
  account_erased: "Erased the account",
  password_reset_required: "Required a new password",
  backend_changed: "Changed the backend",
  backend_removed: "Removed the backend",
  backend_revealed: "Had the backend's token shown",
  export_requested: "Asked for an archive of everything",
  export_ready: "The archive was made",
};

/** Everything that can happen. */
export const ACTIONS = Object.keys(WORDS) as readonly SecurityEvent["action"][];

export const isAction = (text: string): text is SecurityEvent["action"] => text in WORDS;

/** What happened, whoever did it. */
export const actionInWords = (action: SecurityEvent["action"]) => WORDS[action];

const FIELDS: Readonly<Record<string, string>> = {
  role: "role",
  standing: "standing",
  suspended_until: "suspended until",
  instagram_username: "name there",
  api_base_url: "address",
  token: "token",
};

const RARE: readonly SecurityEvent["action"][] = ["refresh_token_replayed", "recovery_code_used", "deletion_requested"];

/** What happened, in plain words. */
export function whatHappened({ action, method }: Pick<SecurityEvent, "action" | "method">): string {
  return action === "signed_in" && method ? METHODS[method] : WORDS[action];
}

/** Whether it is rare and worth a second look. */
export function isAlarming({ action, method }: Pick<SecurityEvent, "action" | "method">): boolean {
  return RARE.includes(action) || method === "recovery_code";
}

/** Fields that were changed, in plain words: `role: user → moderator`. What is secret, or the owner's own, is only named. */
export function whatChanged({ changes }: Pick<SecurityEvent, "changes">): string {
  return changes
    .map(({ field, from, to }) => {
      const name = FIELDS[field] ?? field;
      if (from === null && to === null) return name;
      return `${name}: ${inWords(from)} → ${inWords(to)}`;
    })
    .join(", ");
}

/** A value as people say it; times in the time zone of whoever reads. */
function inWords(value: string | null): string {
  if (value === null) return "none";
  return /^\d{4}-\d\d-\d\dT/.test(value) ? momentInWords(value) : value;
}
