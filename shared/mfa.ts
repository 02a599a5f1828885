import * as z from "zod";
import { SignIn } from "./auth.ts";
import { defineRoute } from "./contract.ts";
import { PasskeyAssertion, SecondFactorCode, TotpCode, WebAuthnOptions } from "./credentials.ts";
import { limits } from "./limits.ts";

/** How an account's second factor stands. */
export const Mfa = z
  .strictObject({
    enabled: z.boolean().meta({ description: "A second factor is asked for after password or mailed code" }),
    totp: z.boolean().meta({ description: "By an authenticator app" }),
    passkey: z.boolean().meta({ description: "By a passkey" }),
    recovery_codes_left: z.int().min(0).max(10),
  })
  .meta({ id: "Mfa" });
export type Mfa = z.infer<typeof Mfa>;

/** Ten codes that replace the second factor, once each; shown this one time. */
const RecoveryCodes = z
  .strictObject({ recovery_codes: z.array(z.string()).meta({ example: ["q7x2m-9dk4t", "b3n8w-5hj6r"] }) })
  .meta({ id: "RecoveryCodes" });

const MfaToken = z
  .string()
  .max(128)
  .meta({ description: "From the answer of the first factor", example: "Zk1mYWN0b3I" });

export const getMfa = defineRoute({
  name: "get-mfa",
  feature: "mfa",
  method: "GET",
  path: "/auth/mfa",
  summary: "Your second factors",
  caller: "session",
  responses: { 200: { description: "How they stand", body: Mfa } },
  errors: [],
});

export const updateMfa = defineRoute({
  name: "update-mfa",
  feature: "mfa",
  method: "PATCH",
  path: "/auth/mfa",
  summary: "Have your passkey asked for after the password, or not",
  caller: "session",
  reauthentication: true,
  body: z.strictObject({ passkey: z.boolean() }),
  responses: { 200: { description: "How your second factors stand now", body: Mfa } },
  errors: ["no_second_factor", "conflict"],
});

export const beginTotp = defineRoute({
  name: "begin-totp",
  feature: "mfa",
  method: "POST",
  path: "/auth/mfa/totp",
  summary: "Begin to use an authenticator app",
  caller: "session",
  reauthentication: true,
  responses: {
    200: {
      description: "What the app is to be given; good for ten minutes, until a code of it is confirmed",
      body: z.strictObject({
        secret: z.string().meta({ description: "Base32", example: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" }),
        uri: z.string().meta({
          description: "For a QR code (otpauth://)",
          example: "otpauth://totp/Photostack:ana.prado?secret=JBSWY3DPEHPK3PXP&issuer=Photostack",
        }),
      }),
    },
  },
  errors: ["conflict"],
});

export const confirmTotp = defineRoute({
  name: "confirm-totp",
  feature: "mfa",
  method: "POST",
  path: "/auth/mfa/totp/confirm",
  summary: "Confirm the authenticator app with one of its codes: it is asked for from now on",
  caller: "session",
  reauthentication: true,
  limit: limits.password,
  body: z.strictObject({ code: TotpCode }),
  responses: { 200: { description: "Recovery codes, if there were none", body: RecoveryCodes } },
  errors: ["wrong_code", "conflict", "locked_out"],
});

export const removeTotp = defineRoute({
  name: "remove-totp",
  feature: "mfa",
  method: "DELETE",
  path: "/auth/mfa/totp",
  summary: "Stop using the authenticator app",
  caller: "session",
  reauthentication: true,
  responses: { 204: { description: "It is not asked for any more" } },
  errors: ["conflict"],
});

export const renewRecoveryCodes = defineRoute({
  name: "renew-recovery-codes",
  feature: "mfa",
  method: "POST",
  path: "/auth/mfa/recovery-codes",
  summary: "Ten new recovery codes; the old ones are void",
  caller: "session",
  reauthentication: true,
  responses: { 200: { description: "Shown this one time", body: RecoveryCodes } },
  errors: ["no_second_factor", "conflict"],
});

export const beginMfaPasskey = defineRoute({
  name: "begin-mfa-passkey",
  feature: "mfa",
  method: "POST",
  path: "/auth/mfa/passkey",
  summary: "What the browser is to be asked to use a passkey as second factor",
  caller: "anyone",
  body: z.strictObject({ mfa_token: MfaToken }),
  responses: { 200: { description: "For the browser", body: WebAuthnOptions } },
  errors: ["invalid_mfa_token"],
});

export const verifyMfa = defineRoute({
  name: "verify-mfa",
  feature: "mfa",
  method: "POST",
  path: "/auth/mfa/verify",
  summary: "Sign in with the second factor",
  caller: "anyone",
  limit: limits.mfa,
  body: z.strictObject({
    mfa_token: MfaToken,
    code: SecondFactorCode.optional(),
    passkey: PasskeyAssertion.optional(),
    trust_device: z.boolean().default(false).meta({
      description: "Don't ask for it on this browser for 30 days; with cookies only",
    }),
  }),
  responses: { 200: { description: "Signed in", body: SignIn } },
  errors: ["invalid_mfa_token", "wrong_code", "invalid_passkey", "account_inactive", "account_suspended", "locked_out"],
});
