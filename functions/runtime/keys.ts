import { hkdfSync, randomBytes } from "node:crypto";
import { type CryptoKey, importJWK, type JWK } from "jose";
import { page } from "./table.ts";

/** Partition of what every function reads to check tokens and cursors. */
export const KEYS = "KEYS";
export const signingKeyItem = (kid: string) => ({ pk: KEYS, sk: `SIGNING#${kid}` });
export const secretItem = { pk: KEYS, sk: "CURSOR" };

export const SIGNING_ALGORITHM = "ES256";

interface KeyItem {
  readonly sk: string;
  readonly jwk?: JWK;
  readonly secret?: Uint8Array;
  readonly expires_at?: number;
}

interface KeyRing {
  readonly jwks: readonly JWK[];
  readonly verification: ReadonlyMap<string, CryptoKey>;
  readonly secret: Uint8Array | undefined;
  readonly readAt: number;
}

const MAX_AGE_MS = 10 * 60_000;
/** Five lookups a second are what made-up key ids can cause in one environment. */
const MIN_AGE_MS = 200;

let cached: Promise<KeyRing> | undefined;

/** The table's public keys and shared secret: read once per environment, and again after ten minutes. */
export async function keyRing({ atLeastFrom = Date.now() - MAX_AGE_MS } = {}): Promise<KeyRing> {
  const ring = await cached;
  if (ring && ring.readAt >= atLeastFrom) return ring;
  const reading = readKeyRing();
  cached = reading;
  reading.catch(() => {
    if (cached === reading) cached = undefined;
  });
  return reading;
}

/** The public key that made a token. One this environment hasn't met yet may be a new one. */
export async function verificationKey(kid: string): Promise<CryptoKey | undefined> {
  return (await keyRing()).verification.get(kid) ?? (await freshKeyRing()).verification.get(kid);
}

/** Before the first account there is no secret, and nothing that it would protect. */
const ephemeral = randomBytes(32);

/** A secret of 32 bytes that all functions share, another one for every purpose. */
export async function secretFor(purpose: string): Promise<Buffer> {
  const secret = (await keyRing()).secret ?? (await freshKeyRing()).secret ?? ephemeral;
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}

/** The same, as it is now. */
export const freshKeyRing = () => keyRing({ atLeastFrom: Date.now() - MIN_AGE_MS });

async function readKeyRing(): Promise<KeyRing> {
  const readAt = Date.now();
  const { items } = await page<KeyItem>(KEYS, { ConsistentRead: true });
  // What has expired may stay in the table for days.
  const jwks = items.flatMap(({ jwk, expires_at = Infinity }) => (jwk && expires_at > readAt / 1000 ? jwk : []));
  const imported = await Promise.all(
    jwks.map(async (jwk) => [jwk.kid ?? "", (await importJWK(jwk, SIGNING_ALGORITHM)) as CryptoKey] as const),
  );
  const secret = items.find(({ sk }) => sk === secretItem.sk)?.secret;
  return { jwks, verification: new Map(imported), secret, readAt };
}
