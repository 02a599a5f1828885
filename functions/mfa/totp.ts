import { Secret, TOTP } from "otpauth";
import type { Credentials, Seed } from "../auth/credentials.ts";
import { spendFactor } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import type { Write } from "../runtime/table.ts";
import { seal, unseal } from "./seeds.ts";
import { WrongCode } from "./wrong-code.ts";

const ISSUER = "Photostack";
const SEED_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Steps before and after now that are accepted, for clocks that differ (RFC 6238, section 5.2). */
const DRIFT = 1;
/** Seconds within which a new authenticator app must be confirmed. */
const PENDING_SECONDS = 600;

/** What every authenticator app understands: six digits, 30 seconds, SHA-1. */
const generator = (secret: Secret, label: string) =>
  new TOTP({ issuer: ISSUER, label, secret, period: PERIOD_SECONDS });

/** A new seed: as the app is given it, and as it is kept. */
export async function newSeed(
  userId: string,
  username: string,
): Promise<{ readonly secret: string; readonly uri: string; readonly seed: Seed }> {
  const secret = new Secret({ size: SEED_BYTES });
  const sealed = await seal(userId, new Uint8Array(secret.buffer));
  return {
    secret: secret.base32,
    uri: generator(secret, username).toString(),
    seed: { sealed, created: Math.floor(nowInSeconds()) },
  };
}

export const isPending = (seed: Seed | undefined): seed is Seed =>
  seed !== undefined && seed.created + PENDING_SECONDS > nowInSeconds();

/** The time step a code is of. @throws WrongCode */
export async function stepOf(userId: string, { sealed }: Seed, code: string): Promise<number> {
  const buffer = Uint8Array.from(await unseal(userId, sealed)).buffer;
  const delta = generator(new Secret({ buffer }), "").validate({ token: code, window: DRIFT });
  if (delta === null) throw new WrongCode();
  return Math.floor(nowInSeconds() / PERIOD_SECONDS) + delta;
}

/** Write that proves a code of the authenticator app, and uses its time step up. @throws WrongCode */
export async function proveTotp(userId: string, credentials: Credentials, code: string): Promise<Write> {
  if (!credentials.totp) throw new WrongCode();
  const step = await stepOf(userId, credentials.totp, code);
  if (step <= credentials.totp.step) throw new WrongCode();
  return spendFactor(credentials, {
    update: "SET totp.step = :step",
    only: "totp.step < :step",
    values: { ":step": step },
  });
}
