/**
 * Rules for new passwords: `classes` is the rule of the central sign-in (8 or
 * more of four classes), `length` that of NIST SP 800-63B-4 for a password
 * that is the only factor (15 or more of anything). A deployment has one.
 */
export const passwordPolicies = {
  classes: { min: 8, classes: true },
  length: { min: 15, classes: false },
} as const;
export type PasswordPolicy = keyof typeof passwordPolicies;

export const MAX_PASSWORD = 128;

/** Every code point is one character (NIST SP 800-63B-4, section 3.1.1.2): an emoji is not two. */
const lengthOf = (password: string) => [...password].length;
export const isShortEnough = (password: string) => lengthOf(password) <= MAX_PASSWORD;

/** One thing that a password must have; told of passwords in NFKC. */
export interface PasswordRule {
  readonly name: string;
  readonly holds: (password: string) => boolean;
}

const CLASSES: readonly PasswordRule[] = [
  { name: "an upper-case letter", holds: (password) => /\p{Lu}/u.test(password) },
  { name: "a lower-case letter", holds: (password) => /\p{Ll}/u.test(password) },
  { name: "a digit", holds: (password) => /\p{Nd}/u.test(password) },
  { name: "a special character", holds: (password) => /[^\p{L}\p{N}]/u.test(password) },
];

/** What a policy asks of a new password. */
export function rulesOf(policy: PasswordPolicy): readonly PasswordRule[] {
  const { min, classes } = passwordPolicies[policy];
  const length: PasswordRule = {
    name: `${min} to ${MAX_PASSWORD} characters`,
    holds: (password) => lengthOf(password) >= min && isShortEnough(password),
  };
  return classes ? [length, ...CLASSES] : [length];
}

/** The rules that a new password does not keep, of any normalisation. */
export function missingRules(password: string, rules: readonly PasswordRule[]): readonly PasswordRule[] {
  const normalised = password.normalize("NFKC");
  return rules.filter(({ holds }) => !holds(normalised));
}

/** What a new password lacks under a policy, as a sentence; `undefined` when it is fine. */
export function passwordFault(password: string, policy: PasswordPolicy): string | undefined {
  const missing = missingRules(password, rulesOf(policy));
  return missing.length > 0 ? `Needs ${missing.map(({ name }) => name).join(", ")}` : undefined;
}
