import * as z from "zod";
import { SignIn, SignInChoices } from "./auth.ts";
import { defineRoute, Id, pageOf, Timestamp } from "./contract.ts";
import { PasskeyAssertion, PasskeyRegistration, WebAuthnOptions } from "./credentials.ts";
import { limits } from "./limits.ts";

export const PasskeyName = z.string().trim().min(1).max(60).meta({ example: "Ana's phone" });

export const Passkey = z
  .strictObject({
    id: Id,
    name: PasskeyName,
    synced: z.boolean().meta({ description: "Kept by a password manager and on several devices" }),
    created_at: Timestamp,
    last_used_at: Timestamp.nullable(),
  })
  .meta({ id: "Passkey" });
export type Passkey = z.infer<typeof Passkey>;

export const listPasskeys = defineRoute({
  name: "list-passkeys",
  feature: "passkeys",
  method: "GET",
  path: "/auth/passkeys",
  summary: "Your passkeys",
  caller: "session",
  responses: { 200: { description: "All of them", body: pageOf(Passkey).meta({ id: "PasskeyPage" }) } },
  errors: [],
});

export const beginPasskey = defineRoute({
  name: "begin-passkey",
  feature: "passkeys",
  method: "POST",
  path: "/auth/passkeys/options",
  summary: "What the browser is to be asked to make a passkey",
  caller: "session",
  reauthentication: true,
  responses: { 200: { description: "For the browser", body: WebAuthnOptions } },
  errors: ["too_many_passkeys"],
});

export const addPasskey = defineRoute({
  name: "add-passkey",
  feature: "passkeys",
  method: "POST",
  path: "/auth/passkeys",
  summary: "Add a passkey that the browser made",
  caller: "session",
  reauthentication: true,
  body: z.strictObject({ name: PasskeyName, passkey: PasskeyRegistration }),
  responses: { 201: { description: "Added", body: Passkey } },
  errors: ["invalid_passkey", "too_many_passkeys", "conflict"],
});

export const removePasskey = defineRoute({
  name: "remove-passkey",
  feature: "passkeys",
  method: "DELETE",
  path: "/auth/passkeys/{id}",
  summary: "Remove a passkey",
  caller: "session",
  reauthentication: true,
  params: z.strictObject({ id: Id }),
  responses: { 204: { description: "It opens nothing any more" } },
  errors: ["not_found", "conflict"],
});

export const beginPasskeyLogin = defineRoute({
  name: "begin-passkey-login",
  feature: "passkeys",
  method: "POST",
  path: "/auth/passkeys/login/options",
  summary: "What the browser is to be asked to sign in with a passkey",
  caller: "anyone",
  responses: { 200: { description: "For the browser", body: WebAuthnOptions } },
  errors: [],
});

export const passkeyLogin = defineRoute({
  name: "passkey-login",
  feature: "passkeys",
  method: "POST",
  path: "/auth/passkeys/login",
  summary: "Sign in with a passkey, without a password",
  caller: "anyone",
  limit: limits.passkey,
  body: z.strictObject({ passkey: PasskeyAssertion, ...SignInChoices }),
  responses: { 200: { description: "Signed in", body: SignIn } },
  errors: ["invalid_passkey", "account_inactive", "account_suspended"],
});
