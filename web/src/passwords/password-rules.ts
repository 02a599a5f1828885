import { missingRules, type PasswordRule, rulesOf } from "../../../shared/password-policy.ts";

/** This deployment's rules for new passwords; the server has the last word. */
export const RULES = rulesOf(import.meta.env.VITE_PASSWORD_POLICY ?? "classes");

/** The rules that a password does not keep yet. */
export const missingOf = (password: string): readonly PasswordRule[] => missingRules(password, RULES);
