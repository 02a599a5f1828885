import { v7 as uuid } from "uuid";
import * as z from "zod";
import type { SecurityAction } from "../../shared/audit.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { traced } from "../runtime/invocation.ts";
import type { Key, Write } from "../runtime/table.ts";

/** Of what happens to how an account is entered, that which its owner is told of by mail. */
export const noticeActions = [
  "signed_in",
  "password_changed",
  "password_reset",
  "totp_added",
  "totp_removed",
  "passkey_added",
  "passkey_removed",
  "passkey_required",
  "passkey_not_required",
  "recovery_codes_renewed",
  "recovery_code_used",
  "refresh_token_replayed",
  "email_change_undone",
  "device_trusted",
  "account_suspended",
  "account_closed",
  "account_deactivated",
  "account_reactivated",
  "deletion_requested",
  "deletion_cancelled",
  "role_changed",
  "backend_changed",
  "backend_revealed",
  "export_requested",
  "export_ready",
] as const satisfies readonly SecurityAction[];
export type NoticeAction = (typeof noticeActions)[number];

/** Something happened to how an account is entered; goes to the account's address. */
const NoticeLetter = z.object({
  kind: z.literal("notice"),
  /** Whose account it is, as the audit log knows it. */
  subject: z.string(),
  action: z.enum(noticeActions),
  /** IP address it came from. */
  address: z.string(),
  user_agent: z.string(),
  by: z.enum(["owner", "staff", "system"]),
  at: z.iso.datetime(),
});
export type NoticeLetter = z.infer<typeof NoticeLetter>;

/** A letter before anybody knows whether and how it is sent. Holds no secret: that is made just before it is sent. */
export const Letter = z.discriminatedUnion("kind", [
  /** A code to sign in with, for the browser that asked. */
  z.object({ kind: z.literal("code"), email: z.string(), request_hash: z.string() }),
  /** A link to choose a new password. */
  z.object({ kind: z.literal("reset"), email: z.string() }),
  /** A link that proves whose the address is. */
  z.object({ kind: z.literal("verify"), user_id: z.string(), email: z.string() }),
  /** To the old address of an account, with a link that takes the change back. */
  z.object({
    kind: z.literal("email_changed"),
    user_id: z.string(),
    email: z.string(),
    /** Which change of the account's it was, and when: not when the mail is sent. */
    change: z.int(),
    at: z.int(),
  }),
  NoticeLetter,
]);
export type Letter = z.infer<typeof Letter>;

/** A letter that was written and is on its way. */
export interface StoredLetter extends Key {
  readonly id: string;
  readonly letter: Letter;
  readonly expires_at: number;
}

export const LETTER = "LETTER#";
const DAY_SECONDS = 24 * 3600;

/** Write of a letter, for the transaction of what it tells of: it is sent when that is committed, and only then. */
export function writeLetter(letter: Letter): Write {
  const id = uuid();
  const expires_at = Math.floor(nowInSeconds()) + DAY_SECONDS;
  return { Put: { Item: { pk: `${LETTER}${id}`, sk: "LETTER", id, letter, expires_at, ...traced() } } };
}
