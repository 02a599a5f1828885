interface Rule {
  readonly name: string;
  /** Expects the password as `missingOf` normalises it. */
  readonly holds: (password: string) => boolean;
}

/*
 * The contract's rules, told while one types. They are repeated here, because importing them would bring the
 * schema library into the page; a test holds the two against each other. The server has the last word.
 */
export const RULES: readonly Rule[] = [
  { name: "8 to 128 characters", holds: ({ length }) => length >= 8 && length <= 128 },
  { name: "an upper-case letter", holds: (password) => /\p{Lu}/u.test(password) },
  { name: "a lower-case letter", holds: (password) => /\p{Ll}/u.test(password) },
  { name: "a digit", holds: (password) => /\p{Nd}/u.test(password) },
  { name: "a special character", holds: (password) => /[^\p{L}\p{N}]/u.test(password) },
];

/** The rules that a password does not keep yet. */
export function missingOf(password: string): readonly Rule[] {
  const normalised = password.normalize("NFKC");
  return RULES.filter(({ holds }) => !holds(normalised));
}
