import * as z from "zod";
import { defineRoute, Id, PageQuery, pageOf, Timestamp } from "./contract.ts";
import { Username, UserSummary } from "./people.ts";

/** What the audit log knows of: what happened to an account, to how it is entered and to where it leads. */
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
  "role_changed",
  "account_suspended",
  "account_unsuspended",
  "account_closed",
  "account_deactivated",
  "account_reactivated",
  "deletion_requested",
  "deletion_cancelled",
  "account_erased",
  "password_reset_required",
  "backend_changed",
  "backend_removed",
  "backend_revealed",
  "export_requested",
  "export_ready",
] as const;
export const SecurityAction = z.enum(securityActions);
export type SecurityAction = z.infer<typeof SecurityAction>;

/** A field that was changed, and what it was. Never of what is secret. */
const Change = z
  .strictObject({ field: z.string().meta({ example: "role" }), from: z.string().nullable(), to: z.string().nullable() })
  .meta({ id: "AuditChange" });

export const SecurityEvent = z
  .strictObject({
    id: Id,
    action: SecurityAction,
    method: z.enum(["password", "code", "passkey", "totp", "recovery_code"]).nullable().meta({
      description: "How somebody signed in",
    }),
    browser: z.string().nullable().meta({ example: "Firefox" }),
    system: z.string().nullable().meta({ example: "macOS" }),
    ip: z.string().meta({ example: "203.0.113.7", description: "Empty when it was not the owner" }),
    by_staff: z.boolean().meta({ description: "An administrator did it, not the owner" }),
    changes: z.array(Change),
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

/** Somebody in the audit log: null when their account was erased. */
const Somebody = UserSummary.pick({ id: true, username: true, display_name: true }).nullable();

export const AuditEntry = z
  .strictObject({
    ...SecurityEvent.omit({ by_staff: true }).shape,
    user: Somebody.meta({ description: "Whose account; null when it was erased" }),
    actor: z
      .strictObject({ kind: z.enum(["owner", "admin", "operator", "system"]), user: Somebody })
      .meta({ description: "Who did it: an operator on the command line, the system because it was time" }),
    reason: z.string().nullable(),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const searchAudit = defineRoute({
  name: "search-audit",
  feature: "audit",
  method: "GET",
  path: "/audit",
  summary: "What happened to accounts, newest first",
  caller: "session",
  role: "admin",
  query: PageQuery.extend({
    user: Username.optional(),
    action: SecurityAction.optional().meta({ example: "signed_in" }),
    ip: z.union([z.ipv4(), z.ipv6()]).optional().meta({ example: "203.0.113.7" }),
    from: Timestamp.optional().meta({ description: "Not before; by default 30 days ago, or 400 with a user" }),
    to: Timestamp.optional().meta({ description: "Not after" }),
  }),
  responses: {
    200: {
      description: "A page of it; with a filter it may be short, or empty, and go on",
      body: pageOf(AuditEntry).meta({ id: "AuditPage" }),
    },
  },
  errors: ["not_found", "invalid_cursor"],
});
