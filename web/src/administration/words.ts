import type { ManagedUser } from "../../../shared/administration.ts";

/** What the roles are called. */
export const ROLES = [
  { value: "user", text: "User" },
  { value: "moderator", text: "Moderator" },
  { value: "admin", text: "Administrator" },
] as const satisfies readonly { readonly value: ManagedUser["role"]; readonly text: string }[];

/** How accounts stand, in a word or two. */
export const STANDINGS = [
  { value: "active", text: "Active" },
  { value: "suspended", text: "Suspended" },
  { value: "inactive", text: "Closed by an administrator" },
  { value: "deactivated", text: "Deactivated by its owner" },
  { value: "deleting", text: "To be erased" },
] as const satisfies readonly { readonly value: ManagedUser["standing"]; readonly text: string }[];

/** A role's name. */
export const roleInWords = (role: ManagedUser["role"]) => ROLES.find(({ value }) => value === role)?.text ?? role;

/** How an account stands. */
export const standingInWords = (standing: ManagedUser["standing"]) =>
  STANDINGS.find(({ value }) => value === standing)?.text ?? standing;
