import * as z from "zod";
import { defineRoute, Timestamp } from "./contract.ts";

/** What somebody may do besides using the network: moderators look after it, admins after its accounts. */
export const Role = z.enum(["user", "moderator", "admin"]).meta({ id: "Role" });
export type Role = z.infer<typeof Role>;

/** Whether an account can be used, and if not, why. */
export const Standing = z.enum(["active", "deactivated", "suspended", "inactive", "deleting"]).meta({
  id: "Standing",
  description:
    "deactivated: by its owner, who can come back; suspended: until a time; inactive: by an admin; deleting: erased after 30 days",
});
export type Standing = z.infer<typeof Standing>;

export const deactivateMe = defineRoute({
  name: "deactivate-me",
  feature: "accounts",
  method: "POST",
  path: "/users/me/deactivate",
  summary: "Hide your account until you come back; other devices are signed out",
  caller: "session",
  reauthentication: true,
  responses: { 204: { description: "Nobody sees you or your posts" } },
  errors: ["last_admin", "conflict"],
});

export const reactivateMe = defineRoute({
  name: "reactivate-me",
  feature: "accounts",
  method: "POST",
  path: "/users/me/reactivate",
  summary: "Come back",
  caller: "session",
  whileDeactivated: true,
  responses: { 204: { description: "Everything is as it was" } },
  errors: ["conflict"],
});

export const deleteMe = defineRoute({
  name: "delete-me",
  feature: "accounts",
  method: "DELETE",
  path: "/users/me",
  summary: "Delete your account: hidden at once, erased after 30 days unless you sign in before",
  caller: "session",
  whileDeactivated: true,
  reauthentication: true,
  responses: {
    200: { description: "All devices are signed out", body: z.strictObject({ deletes_at: Timestamp }) },
  },
  errors: ["last_admin", "conflict"],
});
