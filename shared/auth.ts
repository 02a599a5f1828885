import * as z from "zod";
import { BackendConfig } from "./backends.ts";
import { defineRoute, Id, pageOf, Timestamp } from "./contract.ts";
import { Captcha, NewPassword, PasskeyAssertion, Password, TotpCode, WebAuthnOptions } from "./credentials.ts";
import { limits } from "./limits.ts";
import { Username } from "./people.ts";
import { DisplayName, Email, Me } from "./users.ts";

/** Where the tokens travel: in the JSON bodies, or in HttpOnly cookies the page's code never sees. */
export const Transport = z.enum(["bearer", "cookie"]);

/** What everybody who signs in chooses. */
export const SignInChoices = {
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
  captcha: Captcha.optional(),
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
const SignedInUser = {
  user: Me,
  backend_config: BackendConfig.nullable().meta({ description: "The user's own backend, with its token" }),
  deletion_cancelled: z.literal(true).optional().meta({ description: "The account would have been erased" }),
};

/** Answer of every sign-in: tokens in the body, or the same without tokens and with cookies. */
export const SignIn = z
  .union([
    z.strictObject({ ...AccessToken, expires_in, ...SignedInUser }),
    z.strictObject({ expires_in, ...SignedInUser }),
  ])
  .meta({ id: "SignIn" });
export type SignIn = z.infer<typeof SignIn>;

/** Answer when a second factor is asked for: nobody is signed in yet. */
const MfaRequired = z
  .strictObject({
    mfa_required: z.literal(true),
    mfa_token: z
      .string()
      .meta({ description: "For POST /auth/mfa/verify, within ten minutes", example: "Zk1mYWN0b3I" }),
    methods: z.array(z.enum(["totp", "passkey", "recovery_code"])),
  })
  .meta({ id: "MfaRequired" });

/** Answer of a first factor. */
export const FirstFactor = z.union([...SignIn.options, MfaRequired]).meta({ id: "FirstFactor" });
export type FirstFactor = z.infer<typeof FirstFactor>;

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
  errors: ["username_taken"],
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
  responses: { 200: { description: "Signed in, or a second factor is asked for", body: FirstFactor } },
  errors: ["wrong_credentials", "account_inactive", "account_suspended", "captcha_required", "locked_out"],
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
  errors: ["invalid_refresh_token", "csrf_failed", "account_inactive", "account_suspended"],
});

export const logout = defineRoute({
  name: "logout",
  feature: "auth",
  method: "POST",
  path: "/auth/logout",
  summary: "End this session",
  caller: "session",
  whileDeactivated: true,
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
  whileDeactivated: true,
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
  whileDeactivated: true,
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
  whileDeactivated: true,
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

/** A browser on which no second factor is asked for. */
export const TrustedDevice = z
  .strictObject({
    id: z.string().meta({ example: "q1JhdXNfMTY" }),
    browser: z.string().nullable().meta({ example: "Firefox" }),
    system: z.string().nullable().meta({ example: "macOS" }),
    ip: z.string().meta({ description: "Where it was last seen", example: "203.0.113.7" }),
    trusted_until: Timestamp,
    last_active_at: Timestamp,
    current: z.boolean().meta({ description: "The browser of this request" }),
  })
  .meta({ id: "TrustedDevice" });
export type TrustedDevice = z.infer<typeof TrustedDevice>;

export const listTrustedDevices = defineRoute({
  name: "list-trusted-devices",
  feature: "auth",
  method: "GET",
  path: "/auth/trusted-devices",
  summary: "Browsers on which no second factor is asked for",
  caller: "session",
  responses: { 200: { description: "All of them", body: pageOf(TrustedDevice).meta({ id: "TrustedDevicePage" }) } },
  errors: [],
});

export const forgetTrustedDevice = defineRoute({
  name: "forget-trusted-device",
  feature: "auth",
  method: "DELETE",
  path: "/auth/trusted-devices/{id}",
  summary: "Ask for the second factor on this browser again",
  caller: "session",
  params: z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) }),
  responses: { 204: { description: "It is asked for again" } },
  errors: ["not_found"],
});

export const beginReauthentication = defineRoute({
  name: "begin-reauthentication",
  feature: "auth",
  method: "POST",
  path: "/auth/reauthenticate/options",
  summary: "How you can prove again who you are",
  caller: "session",
  whileDeactivated: true,
  responses: {
    200: {
      description: "What the account has; with a passkey, what the browser is to be asked",
      body: z.strictObject({
        methods: z.array(z.enum(["password", "totp", "passkey"])),
        passkey: WebAuthnOptions.nullable(),
      }),
    },
  },
  errors: [],
});

export const reauthenticate = defineRoute({
  name: "reauthenticate",
  feature: "auth",
  method: "POST",
  path: "/auth/reauthenticate",
  summary: "Prove again who you are; what asks for it is open for ten minutes",
  caller: "session",
  whileDeactivated: true,
  limit: limits.proof,
  body: z.strictObject({
    password: Password.optional(),
    code: TotpCode.optional(),
    passkey: PasskeyAssertion.optional(),
  }),
  responses: { 204: { description: "Proven" } },
  errors: ["wrong_credentials", "wrong_code", "invalid_passkey", "locked_out"],
});
