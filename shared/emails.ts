import * as z from "zod";
import { defineRoute } from "./contract.ts";
import { LinkToken } from "./credentials.ts";
import { limits } from "./limits.ts";
import { Email } from "./users.ts";

export const verifyEmail = defineRoute({
  name: "verify-email",
  feature: "emails",
  method: "POST",
  path: "/auth/email/verify",
  summary: "Confirm an email address with a link from a mail",
  caller: "anyone",
  limit: limits.links,
  body: z.strictObject({ token: LinkToken }),
  responses: { 204: { description: "Confirmed; a new address takes effect" } },
  errors: ["invalid_link"],
});

export const resendVerification = defineRoute({
  name: "resend-verification",
  feature: "emails",
  method: "POST",
  path: "/auth/email/resend",
  summary: "Have the link to confirm your address sent again",
  caller: "session",
  limit: limits.ownMail,
  responses: { 202: { description: "On its way, unless the address is confirmed" } },
  errors: [],
});

export const changeEmail = defineRoute({
  name: "change-email",
  feature: "emails",
  method: "PUT",
  path: "/users/me/email",
  summary: "Change your email address; it takes effect when the new one is confirmed",
  caller: "session",
  reauthentication: true,
  limit: limits.ownMail,
  body: z.strictObject({ email: Email }),
  responses: { 202: { description: "A link is on its way to the new address" } },
  errors: [],
});

export const undoEmailChange = defineRoute({
  name: "undo-email-change",
  feature: "emails",
  method: "POST",
  path: "/auth/email/undo",
  summary: "Take a change of the address back with the link that the old one was sent; all devices are signed out",
  caller: "anyone",
  limit: limits.links,
  body: z.strictObject({ token: LinkToken }),
  responses: { 204: { description: "The old address is back" } },
  errors: ["invalid_link"],
});
