import * as z from "zod";
import { defineRoute, Timestamp } from "./contract.ts";

/** Name somebody has on their backend; not theirs here. */
const InstagramUsername = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._]{1,30}$/, "Up to 30 letters, digits, dots or underscores")
  .meta({ example: "ana.prado" });

/** Address of a backend. Plain http is for this machine; a deployment may allow it elsewhere. */
const BackendUrl = z
  .string()
  .trim()
  .max(255)
  .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#@]*)?$/i, "An http or https address without credentials, query or fragment")
  .refine(URL.canParse, "Not an address")
  .meta({ format: "uri", example: "https://api.ana.example/v1" });

/** Goes into an Authorization header as it is. */
const BearerToken = z
  .string()
  .regex(/^[\x21-\x7e]{1,4096}$/, "1 to 4096 visible characters")
  .meta({ example: "pk_live_4cX9" });

/** A person's own backend, with the token that opens it: shown to nobody else. */
export const BackendConfig = z
  .strictObject({ instagram_username: InstagramUsername, api_base_url: BackendUrl, bearer_token: BearerToken })
  .meta({ id: "BackendConfig" });
export type BackendConfig = z.infer<typeof BackendConfig>;

/** The same without its token. */
export const Backend = z
  .strictObject({ instagram_username: InstagramUsername, api_base_url: BackendUrl, updated_at: Timestamp })
  .meta({ id: "Backend" });
export type Backend = z.infer<typeof Backend>;

export const getBackend = defineRoute({
  name: "get-backend",
  feature: "backends",
  method: "GET",
  path: "/users/me/backend",
  summary: "Your backend, without its token",
  caller: "session",
  responses: { 200: { description: "The backend", body: Backend } },
  errors: ["not_found"],
});

export const setBackend = defineRoute({
  name: "set-backend",
  feature: "backends",
  method: "PUT",
  path: "/users/me/backend",
  summary: "Set the backend you are handed at every sign-in",
  caller: "session",
  reauthentication: true,
  body: BackendConfig.extend({
    bearer_token: BearerToken.optional().meta({ description: "Left out, the one there is stays with its address" }),
  }),
  responses: { 200: { description: "The backend as it is now", body: Backend } },
  errors: ["conflict"],
});

export const removeBackend = defineRoute({
  name: "remove-backend",
  feature: "backends",
  method: "DELETE",
  path: "/users/me/backend",
  summary: "Forget your backend and its token",
  caller: "session",
  reauthentication: true,
  responses: { 204: { description: "You have none" } },
  errors: [],
});

export const revealBackend = defineRoute({
  name: "reveal-backend",
  feature: "backends",
  method: "POST",
  path: "/users/me/backend/reveal",
  summary: "Your backend with its token",
  caller: "session",
  reauthentication: true,
  responses: { 200: { description: "All of it", body: BackendConfig } },
  errors: ["not_found"],
});

export const issueIdentity = defineRoute({
  name: "issue-identity",
  feature: "backends",
  method: "POST",
  path: "/users/me/backend/identity",
  summary: "A token that tells your backend who you are, and opens nothing here",
  caller: "session",
  responses: {
    200: {
      description: "A JWT for this backend alone",
      body: z
        .strictObject({
          identity_token: z.string().meta({ description: "Verify it with /.well-known/jwks.json" }),
          audience: z.string().meta({ description: "The backend's address", example: "https://api.ana.example/v1" }),
          expires_in: z.int().meta({ description: "Seconds", example: 300 }),
        })
        .meta({ id: "Identity" }),
    },
  },
  errors: ["not_found"],
});
