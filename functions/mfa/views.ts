import type { Mfa } from "../../shared/mfa.ts";
import { type Credentials, secondFactors } from "../auth/credentials.ts";

export function mfaOf(credentials: Credentials): Mfa {
  const methods = secondFactors(credentials);
  return {
    enabled: methods.length > 0,
    totp: methods.includes("totp"),
    passkey: methods.includes("passkey"),
    recovery_codes_left: Object.keys(credentials.recovery?.hashes ?? {}).length,
  };
}
