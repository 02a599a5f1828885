import { type CryptoKey, importJWK, type JWK } from "jose";
import { query } from "./table.ts";

/** Partition of what every function reads to check tokens and cursors. */
export const KEYS = "KEYS";
export const signingKeyItem = (kid: string) => ({ pk: KEYS, sk: `SIGNING#${kid}` });
export const cursorKeyItem = { pk: KEYS, sk: "CURSOR" };

export const SIGNING_ALGORITHM = "ES256";

interface KeyRing {
  readonly jwks: readonly JWK[];
  readonly verification: ReadonlyMap<string, CryptoKey>;
  readonly cursorSecret: Uint8Array | undefined;
  readonly readAt: number;
}

const MAX_AGE_MS = 10 * 60_000;
const MIN_AGE_MS = 5_000;

let cached: Promise<KeyRing> | undefined;

/** The table's public keys and cursor secret: read once per environment, and again after ten minutes. */
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

/** The public key that made a token; a key this environment hasn't met yet is looked up, but not more often than every 5 s. */
export async function verificationKey(kid: string): Promise<CryptoKey | undefined> {
  const known = (await keyRing()).verification.get(kid);
  return known ?? (await keyRing({ atLeastFrom: Date.now() - MIN_AGE_MS })).verification.get(kid);
}

async function readKeyRing(): Promise<KeyRing> {
  const readAt = Date.now();
  const { items } = await query<{ sk: string; jwk?: JWK; secret?: Uint8Array }>({
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": KEYS },
    ConsistentRead: true,
  });
  const jwks = items.flatMap(({ jwk }) => jwk ?? []);
  const imported = await Promise.all(
    jwks.map(async (jwk) => [jwk.kid ?? "", (await importJWK(jwk, SIGNING_ALGORITHM)) as CryptoKey] as const),
  );
  const cursorSecret = items.find(({ sk }) => sk === cursorKeyItem.sk)?.secret;
  return { jwks, verification: new Map(imported), cursorSecret, readAt };
}
