import { randomBytes, randomInt } from "node:crypto";
import { type Credentials, type Recovery, spendFactor } from "../auth/credentials.ts";
import { deriveKeys } from "../passwords/passwords.ts";
import { nowInSeconds } from "../runtime/access.ts";
import type { Write } from "../runtime/table.ts";
import { WrongCode } from "./wrong-code.ts";

const CODES = 10;
const LENGTH = 10;
/** Without what looks like something else. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const SALT_BYTES = 16;

/** Ten new codes: as their owner is shown them, once, and as they are kept. */
export async function newRecoveryCodes(): Promise<{ readonly shown: string[]; readonly recovery: Recovery }> {
  const codes = Array.from({ length: CODES }, () =>
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
  );
  const salt = randomBytes(SALT_BYTES);
  const keys = await deriveKeys(codes, salt);
  return {
    shown: codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`),
    recovery: {
      created: Math.floor(nowInSeconds()),
      salt,
      hashes: Object.fromEntries(keys.map((key) => [key, true as const])),
    },
  };
}

/** Write that proves a recovery code and uses it up. @throws WrongCode */
export async function proveRecoveryCode(credentials: Credentials, code: string): Promise<Write> {
  const { salt = randomBytes(SALT_BYTES), hashes = {} } = credentials.recovery ?? {};
  const [key = ""] = await deriveKeys([code], salt);
  if (!hashes[key]) throw new WrongCode();
  return spendFactor(credentials, {
    update: "REMOVE recovery.hashes.#code",
    only: "attribute_exists(recovery.hashes.#code)",
    names: { "#code": key },
  });
}
