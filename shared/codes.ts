import * as z from "zod";
import { FirstFactor, SignInChoices, Transport } from "./auth.ts";
import { defineRoute } from "./contract.ts";
import { MailedCode } from "./credentials.ts";
import { limits } from "./limits.ts";
import { Email } from "./users.ts";

export const requestCode = defineRoute({
  name: "request-code",
  feature: "codes",
  method: "POST",
  path: "/auth/otp/request",
  summary: "Have a code sent by mail to sign in with",
  caller: "anyone",
  limit: limits.mail,
  body: z.strictObject({ email: Email, transport: Transport.default("bearer") }),
  responses: {
    202: {
      description: "A code is on its way if there is an account with this address",
      body: z.strictObject({
        expires_in: z.int().meta({ description: "Seconds the code is good for", example: 600 }),
        request_token: z.string().optional().meta({
          description: "Proves who asked; with `cookie` it is in a cookie instead",
          example: "b3RwLXJlcXVlc3Q",
        }),
      }),
    },
  },
  errors: [],
});

export const verifyCode = defineRoute({
  name: "verify-code",
  feature: "codes",
  method: "POST",
  path: "/auth/otp/verify",
  summary: "Sign in with a code from a mail, where it was asked for",
  caller: "anyone",
  limit: limits.codes,
  body: z.strictObject({
    email: Email,
    code: MailedCode,
    request_token: z.string().max(64).optional(),
    ...SignInChoices,
  }),
  responses: { 200: { description: "Signed in, or a second factor is asked for", body: FirstFactor } },
  errors: ["wrong_code", "account_inactive", "account_suspended", "locked_out"],
});
