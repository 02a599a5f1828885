import * as z from "zod";
import { Role, Standing } from "./accounts.ts";
import { BackendConfig } from "./backends.ts";
import { defineRoute, Id, PageQuery, pageOf, Timestamp } from "./contract.ts";
import { NewPassword } from "./credentials.ts";
import { Username, UserSummary } from "./people.ts";
import { DisplayName, Email } from "./users.ts";

/** An account as administrators see it: never its secrets, nor its backend. */
export const ManagedUser = z
  .strictObject({
    ...UserSummary.shape,
    email: z.string().meta({ example: "ana@example.com" }),
    email_verified: z.boolean(),
    role: Role,
    standing: Standing,
    suspended_until: Timestamp.nullable(),
    deletes_at: Timestamp.nullable().meta({ description: "When it will be erased" }),
    second_factor: z.boolean().meta({ description: "A second factor is asked for" }),
    sessions: z.int().min(0).meta({ description: "Devices that are signed in" }),
    last_active_at: Timestamp.nullable(),
    created_at: Timestamp,
  })
  .meta({ id: "ManagedUser" });
export type ManagedUser = z.infer<typeof ManagedUser>;

/** Whom it is about. No username looks like an id. */
const UserParams = z.strictObject({ username: z.union([Id, Username]).meta({ description: "Username, or id" }) });

export const createUser = defineRoute({
  name: "create-user",
  feature: "administration",
  method: "POST",
  path: "/users",
  summary: "Create an account for somebody, with their backend",
  caller: "session",
  role: "admin",
  reauthentication: true,
  idempotent: true,
  body: z.strictObject({
    username: Username,
    email: Email,
    password: NewPassword,
    display_name: DisplayName.optional(),
    role: Role.default("user"),
    backend_config: BackendConfig.optional(),
  }),
  responses: { 201: { description: "The account; its owner is asked to confirm the address", body: ManagedUser } },
  errors: ["username_taken"],
});

export const findUsers = defineRoute({
  name: "find-users",
  feature: "administration",
  method: "GET",
  path: "/users",
  summary: "Find accounts, the newest first",
  caller: "session",
  role: "admin",
  query: PageQuery.extend({
    q: z.string().trim().max(254).optional().meta({ description: "Beginning of a name, an address, or an id" }),
    role: Role.optional().meta({ example: "moderator" }),
    standing: Standing.optional().meta({ example: "suspended" }),
  }),
  responses: {
    200: { description: "A page of accounts", body: pageOf(ManagedUser).meta({ id: "ManagedUserPage" }) },
  },
  errors: ["invalid_cursor"],
});

export const updateUser = defineRoute({
  name: "update-user",
  feature: "administration",
  method: "PATCH",
  path: "/users/{username}",
  summary: "Change somebody's role, suspend, deactivate or reactivate them",
  caller: "session",
  role: "admin",
  reauthentication: true,
  params: UserParams,
  body: z.strictObject({
    role: Role.optional(),
    active: z
      .boolean()
      .optional()
      .meta({ description: "false: nobody gets in any more; true: takes back every obstacle" }),
    suspended_until: Timestamp.nullable()
      .optional()
      .meta({ description: "A time to come, when it ends by itself; null: ends it now" }),
    reason: z
      .string()
      .trim()
      .max(200)
      .optional()
      .meta({ description: "Kept in the audit log, also when the account is erased: name nobody" }),
  }),
  responses: { 200: { description: "The account as it is now", body: ManagedUser } },
  errors: ["not_found", "last_admin", "conflict"],
});

export const deleteUser = defineRoute({
  name: "delete-user",
  feature: "administration",
  method: "DELETE",
  path: "/users/{username}",
  summary: "Delete somebody's account: closed at once, erased after 30 days unless reactivated before",
  caller: "session",
  role: "admin",
  reauthentication: true,
  params: UserParams,
  responses: { 200: { description: "The account as it is now", body: ManagedUser } },
  errors: ["not_found", "last_admin", "conflict"],
});

export const revokeSessions = defineRoute({
  name: "revoke-sessions",
  feature: "administration",
  method: "POST",
  path: "/users/{username}/sessions/revoke",
  summary: "Sign somebody out everywhere at once",
  caller: "session",
  role: "admin",
  reauthentication: true,
  params: UserParams,
  responses: { 204: { description: "They are signed out" } },
  errors: ["not_found", "conflict"],
});

export const requirePasswordReset = defineRoute({
  name: "require-password-reset",
  feature: "administration",
  method: "POST",
  path: "/users/{username}/password/reset",
  summary: "Void somebody's password, sign them out, and mail them a link for a new one",
  caller: "session",
  role: "admin",
  reauthentication: true,
  params: UserParams,
  responses: { 204: { description: "The mail is on its way" } },
  errors: ["not_found", "conflict"],
});
