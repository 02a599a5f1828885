import type { SecurityEvent } from "../../../shared/audit.ts";

const METHODS: Readonly<Record<NonNullable<SecurityEvent["method"]>, string>> = {
  password: "Signed in with your password",
  code: "Signed in with a code from a mail",
  passkey: "Signed in with a passkey",
  totp: "Signed in with a code of your authenticator app",
  recovery_code: "Signed in with a recovery code",
};

const ACTIONS: Readonly<Record<SecurityEvent["action"], string>> = {
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
};

/** What happened, in plain words. */
export function whatHappened({ action, method }: SecurityEvent): string {
  return action === "signed_in" && method ? METHODS[method] : ACTIONS[action];
}

/** Whether it is rare and worth a second look. */
export function isAlarming({ action, method }: SecurityEvent): boolean {
  return action === "refresh_token_replayed" || action === "recovery_code_used" || method === "recovery_code";
}
