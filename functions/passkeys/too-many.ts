import type { Credentials, StoredPasskey } from "../auth/credentials.ts";
import { Problem } from "../runtime/problem.ts";

/** They are kept in one item with all that proves an account. */
const MAX_PASSKEYS = 10;

class TooManyPasskeys extends Problem {
  constructor() {
    super("too_many_passkeys", `You have ${MAX_PASSKEYS} passkeys already. Please remove one first.`);
  }
}

/** The passkeys of an account that may have another one. */
export function refuseTooMany({ passkeys = {} }: Credentials): StoredPasskey[] {
  if (Object.keys(passkeys).length >= MAX_PASSKEYS) throw new TooManyPasskeys();
  return Object.values(passkeys);
}
