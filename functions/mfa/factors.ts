import type { z } from "zod";
import type { PasskeyAssertion } from "../../shared/credentials.ts";
import type { AuditEntry } from "../audit/audit.ts";
import type { Credentials } from "../auth/credentials.ts";
import { provePasskey } from "../passkeys/webauthn.ts";
import { InvalidRequest } from "../runtime/problem.ts";
import type { Write } from "../runtime/table.ts";
import { proveRecoveryCode } from "./recovery-codes.ts";
import { proveTotp } from "./totp.ts";

interface Factor {
  readonly code?: string | undefined;
  readonly passkey?: z.infer<typeof PasskeyAssertion> | undefined;
}

const TOTP_CODE = /^\d{6}$/;

/** Which second factor a request shows, right or wrong. */
export function factorIn({ code = "", passkey }: Factor): "passkey" | "totp" | "recovery_code" {
  if (passkey) return "passkey";
  return TOTP_CODE.test(code) ? "totp" : "recovery_code";
}

/**
 * Proves a second factor and uses it up.
 * @param purpose what a passkey's challenge was made for
 * @throws WrongCode, InvalidPasskey
 */
export async function proveSecondFactor(
  userId: string,
  credentials: Credentials,
  { code, passkey }: Factor,
  purpose: string,
): Promise<{ readonly method: NonNullable<AuditEntry["method"]>; readonly proof: readonly Write[] }> {
  if ((code === undefined) === (passkey === undefined)) {
    throw new InvalidRequest([{ path: "code", message: "Either a code or a passkey" }]);
  }
  const method = factorIn({ code, passkey });
  if (passkey) return { method, proof: await provePasskey(credentials, passkey, purpose) };
  if (method === "totp") return { method, proof: [await proveTotp(userId, credentials, code ?? "")] };
  return { method, proof: [await proveRecoveryCode(credentials, code ?? "")] };
}
