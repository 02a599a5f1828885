import * as z from "zod";
import { defineRoute, Id, pageOf, Timestamp } from "./contract.ts";
import { limits } from "./limits.ts";
import { Username } from "./people.ts";
import { DisplayName, Me } from "./users.ts";

/** Where the tokens travel: in the JSON bodies, or in HttpOnly cookies the page's code never sees. */
const Transport = z.enum(["bearer", "cookie"]);

const PASSWORD_CLASSES = [
  [/\p{Lu}/u, "an upper-case letter"],
  [/\p{Ll}/u, "a lower-case letter"],
  [/\p{Nd}/u, "a digit"],
  [/[^\p{L}\p{N}]/u, "a special character"],
] as const;

/** A password somebody chooses: 8 to 128 characters, of all four classes. Normalised to NFKC, so that every keyboard types the same. */
export const NewPassword = z
  .string()
  .normalize("NFKC")
  .min(8, "At least 8 characters")
  .max(128, "At most 128 characters")
  .superRefine((password, check) => {
    const missing = PASSWORD_CLASSES.filter(([pattern]) => !pattern.test(password)).map(([, name]) => name);
    if (missing.length > 0) check.addIssue({ code: "custom", message: `Needs ${missing.join(", ")}` });
  })
  .meta({
    example: "Wide-Harbour-7",
    pattern: "^(?=.*\\p{Lu})(?=.*\\p{Ll})(?=.*\\p{Nd})(?=.*[^\\p{L}\\p{N}]).*$",
  });

/** A password somebody types to prove who they are: whatever was once accepted. */
export const Password = z.string().normalize("NFKC").min(1).max(128).meta({ example: "Wide-Harbour-7" });

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(z.regexes.email, "Not an email address")
  .meta({ format: "email", example: "ana@example.com" });

const SignInChoices = {
  transport: Transport.default("bearer"),
  remember: z.boolean().default(false).meta({ description: "Stay signed in for 7 days" }),
};

const Register = z.strictObject({
  username: Username,
  email: Email,
  password: NewPassword,
  display_name: DisplayName.optional(),
  ...SignInChoices,
});

const Login = z.strictObject({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(254)
    .meta({ description: "Username or email address", example: "ana.prado" }),
  password: Password,
  ...SignInChoices,
});

const AccessToken = {
  access_token: z.string().meta({
    description: "JWT (ES256); verify it with /.well-known/jwks.json",
    example: "eyJhbGciOiJFUzI1NiJ9.e30.c2ln",
  }),
  token_type: z.literal("bearer"),
  refresh_token: z.string().optional().meta({ description: "With `remember` only" }),
};

const expires_in = z.int().meta({ description: "Seconds until the access token ends", example: 900 });
const SignedInUser = { user: Me, backend_config: z.null() };

/** Answer of every sign-in: tokens in the body, or the same without tokens and with cookies. */
export const SignIn = z
  .union([
    z.strictObject({ ...AccessToken, expires_in, ...SignedInUser }),
    z.strictObject({ expires_in, ...SignedInUser }),
  ])
  .meta({ id: "SignIn" });
export type SignIn = z.infer<typeof SignIn>;

export const Refreshed = z
  .union([z.strictObject({ ...AccessToken, expires_in }), z.strictObject({ expires_in })])
  .meta({ id: "Refreshed" });
export type Refreshed = z.infer<typeof Refreshed>;

export const register = defineRoute({
  name: "register",
  feature: "auth",
  method: "POST",
  path: "/auth/register",
  summary: "Create an account and sign in",
  caller: "anyone",
  limit: limits.register,
  idempotent: true,
  body: Register,
  responses: { 201: { description: "Signed in", body: SignIn } },
  errors: ["username_taken", "email_taken"],
});

export const login = defineRoute({
  name: "login",
  feature: "auth",
  method: "POST",
  path: "/auth/login",
  summary: "Sign in with a password",
  caller: "anyone",
  limit: limits.login,
  body: Login,
  responses: { 200: { description: "Signed in", body: SignIn } },
  errors: ["wrong_credentials", "account_inactive"],
});

export const refresh = defineRoute({
  name: "refresh",
  feature: "auth",
  method: "POST",
  path: "/auth/refresh",
  summary: "Exchange a refresh token for new tokens",
  caller: "anyone",
  body: z.strictObject({ refresh_token: z.string().max(256).optional() }),
  bodyOptional: true,
  responses: { 200: { description: "New tokens, where the old ones were", body: Refreshed } },
  errors: ["invalid_refresh_token", "csrf_failed", "account_inactive"],
});

export const logout = defineRoute({
  name: "logout",
  feature: "auth",
  method: "POST",
  path: "/auth/logout",
  summary: "End this session",
  caller: "session",
  responses: { 200: { description: "Signed out", body: z.strictObject({ message: z.string() }) } },
  errors: [],
});

/** One device that is signed in. */
export const Session = z
  .strictObject({
    id: Id,
    browser: z.string().nullable().meta({ description: "As far as it tells", example: "Firefox" }),
    system: z.string().nullable().meta({ description: "As far as it tells", example: "macOS" }),
    ip: z.string().meta({ description: "Where it signed in from", example: "203.0.113.7" }),
    created_at: Timestamp,
    last_active_at: Timestamp,
    current: z.boolean().meta({ description: "The session of this request" }),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;

export const listSessions = defineRoute({
  name: "list-sessions",
  feature: "auth",
  method: "GET",
  path: "/auth/sessions",
  summary: "Where you are signed in, the last active first",
  caller: "session",
  responses: { 200: { description: "All of them", body: pageOf(Session).meta({ id: "SessionPage" }) } },
  errors: [],
});

export const endSession = defineRoute({
  name: "end-session",
  feature: "auth",
  method: "DELETE",
  path: "/auth/sessions/{id}",
  summary: "Sign a device out at once",
  caller: "session",
  params: z.strictObject({ id: Id }),
  responses: { 204: { description: "It is signed out" } },
  errors: ["not_found"],
});

export const logoutAll = defineRoute({
  name: "logout-all",
  feature: "auth",
  method: "POST",
  path: "/auth/logout-all",
  summary: "Sign all devices out at once, or all others",
  caller: "session",
  body: z.strictObject({ keep_current: z.boolean().default(false) }),
  bodyOptional: true,
  responses: { 204: { description: "They are signed out" } },
  errors: [],
});

const Jwk = z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.literal("sig") });

export const getJwks = defineRoute({
  name: "get-jwks",
  feature: "auth",
  method: "GET",
  path: "/.well-known/jwks.json",
  summary: "Public keys of the access tokens (RFC 7517)",
  caller: "anyone",
  responses: { 200: { description: "The keys", body: z.strictObject({ keys: z.array(Jwk) }) } },
  errors: [],
});

export const changePassword = defineRoute({
  name: "change-password",
  feature: "auth",
  method: "PUT",
  path: "/users/me/password",
  summary: "Change your password; all other devices are signed out",
  caller: "session",
  limit: limits.password,
  body: z.strictObject({ current_password: Password, new_password: NewPassword }),
  responses: { 204: { description: "Changed" } },
  errors: ["not_found"],
});
