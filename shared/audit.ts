import * as z from "zod";
import { defineRoute, Id, PageQuery, pageOf, Timestamp } from "./contract.ts";

/** What the audit log knows of: things that happened to how an account is entered. */
export const securityActions = [
  "registered",
  "signed_in",
  "signed_out",
  "sessions_ended",
  "password_changed",
  "password_reset",
  "email_verified",
  "email_changed",
  "email_change_undone",
  "totp_added",
  "totp_removed",
  "passkey_added",
  "passkey_removed",
  "passkey_required",
  "passkey_not_required",
  "recovery_codes_renewed",
  "recovery_code_used",
  "device_trusted",
  "device_forgotten",
  "refresh_token_replayed",
] as const;
export const SecurityAction = z.enum(securityActions);
export type SecurityAction = z.infer<typeof SecurityAction>;

export const SecurityEvent = z
  .strictObject({
    id: Id,
    action: SecurityAction,
    method: z.enum(["password", "code", "passkey", "totp", "recovery_code"]).nullable().meta({
      description: "How somebody signed in",
    }),
    browser: z.string().nullable().meta({ example: "Firefox" }),
    system: z.string().nullable().meta({ example: "macOS" }),
    ip: z.string().meta({ example: "203.0.113.7" }),
    created_at: Timestamp,
  })
  .meta({ id: "SecurityEvent" });
export type SecurityEvent = z.infer<typeof SecurityEvent>;

export const listHistory = defineRoute({
  name: "list-history",
  feature: "audit",
  method: "GET",
  path: "/auth/history",
  summary: "What happened to how you sign in, newest first",
  caller: "session",
  query: PageQuery,
  responses: { 200: { description: "A page of it", body: pageOf(SecurityEvent).meta({ id: "SecurityEventPage" }) } },
  errors: ["invalid_cursor"],
});
