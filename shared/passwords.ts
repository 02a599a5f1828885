import * as z from "zod";
import { defineRoute } from "./contract.ts";
import { LinkToken, NewPassword, Password } from "./credentials.ts";
import { limits } from "./limits.ts";
import { Email } from "./users.ts";

export const changePassword = defineRoute({
  name: "change-password",
  feature: "passwords",
  method: "PUT",
  path: "/users/me/password",
  summary: "Change your password; all other devices are signed out",
  caller: "session",
  limit: limits.password,
  body: z.strictObject({ current_password: Password, new_password: NewPassword }),
  responses: { 204: { description: "Changed" } },
  errors: ["not_found", "locked_out", "reauthentication_required"],
});

export const forgotPassword = defineRoute({
  name: "forgot-password",
  feature: "passwords",
  method: "POST",
  path: "/auth/password/forgot",
  summary: "Have a link sent by mail to choose a new password",
  caller: "anyone",
  limit: limits.mail,
  body: z.strictObject({ email: Email }),
  responses: { 202: { description: "A link is on its way if there is an account with this address" } },
  errors: [],
});

export const resetPassword = defineRoute({
  name: "reset-password",
  feature: "passwords",
  method: "POST",
  path: "/auth/password/reset",
  summary: "Choose a new password with a link from a mail; all devices are signed out",
  caller: "anyone",
  limit: limits.links,
  body: z.strictObject({ token: LinkToken, new_password: NewPassword }),
  responses: { 204: { description: "Changed; sign in with it" } },
  errors: ["invalid_link"],
});
