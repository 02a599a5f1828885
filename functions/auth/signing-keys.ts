import { randomBytes } from "node:crypto";
import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { v7 as uuid } from "uuid";
import { nowInSeconds } from "../runtime/access.ts";
import { setting } from "../runtime/environment.ts";
import { SIGNING_ALGORITHM, secretItem, signingKeyItem } from "../runtime/keys.ts";
import { ConditionsFailed, get, type Key, transact, type Write } from "../runtime/table.ts";

/** The key that new tokens are signed with. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

interface StoredKey {
  readonly kid: string;
  readonly encrypted: Uint8Array;
}

/** Times in seconds since 1970. */
interface SigningKeyItem extends Key, StoredKey {
  readonly created: number;
  /** The one that goes on signing until then. */
  readonly before?: StoredKey;
  readonly signs_from?: number;
}

const CURRENT: Key = { pk: "SIGNING_KEY", sk: "CURRENT" };
const EncryptionContext = { purpose: "access-token-signing" };
/** The schedule replaces a key after 90 days; one that it has missed is replaced when it is used. */
const KEY_LIFE_SECONDS = 91 * 24 * 3600;
/**
 * A new key is published so long before it signs that everybody has it who
 * keeps our keys: functions for ten minutes, others as long as they are told.
 */
const LEAD_SECONDS = 1200;
/** An old public key stays until the last token made with it has ended. */
const OVERLAP_SECONDS = LEAD_SECONDS + 3600;
const REREAD_SECONDS = 600;

const kms = new KMSClient({});
let cached: { key: SigningKey; until: number } | undefined;

/** Today's signing key; made when there is none. Its private half is only ever stored encrypted. */
export async function signingKey(): Promise<SigningKey> {
  if (cached && nowInSeconds() < cached.until) return cached.key;
  const current = await get<SigningKeyItem>(CURRENT, { consistent: true });
  const fresh = current && nowInSeconds() < current.created + KEY_LIFE_SECONDS;
  const item = fresh ? current : await replace(current);
  const { signs_from = 0 } = item;
  const waits = nowInSeconds() < signs_from;
  const key = await decrypted(inUse(item));
  cached = { key, until: Math.min(nowInSeconds() + REREAD_SECONDS, waits ? signs_from : Infinity) };
  return key;
}

/** The key that signs now: the one before, until the new one is known everywhere. */
function inUse(item: SigningKeyItem): StoredKey {
  return item.before && nowInSeconds() < (item.signs_from ?? 0) ? item.before : item;
}

export interface Rotation {
  readonly kid: string;
  /** RFC 3339. */
  readonly signs_from: string;
  /** The key that signs until then. */
  readonly previous: string | null;
}

/**
 * Makes a new key and publishes it; it signs a little later. The one before
 * stays in the JWKS until the last token made with it has ended: nobody is
 * signed out. While a new one waits there is nothing to do.
 * @param atOnce for a key that somebody else may have: the new one signs at
 *   once, and all tokens of the old one die, where they are remembered within
 *   ten minutes
 */
export async function rotateSigningKey({ atOnce = false } = {}): Promise<Rotation> {
  const current = await get<SigningKeyItem>(CURRENT, { consistent: true });
  const isWaiting = !atOnce && current !== undefined && inUse(current) !== current;
  const { kid, signs_from = 0, before } = isWaiting ? current : await replace(current, atOnce);
  return { kid, signs_from: new Date(signs_from * 1000).toISOString(), previous: before?.kid ?? null };
}

async function decrypted({ kid, encrypted }: StoredKey): Promise<SigningKey> {
  const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob: encrypted, EncryptionContext }));
  const jwk = JSON.parse(Buffer.from(Plaintext ?? []).toString()) as JWK;
  return { kid, key: (await importJWK(jwk, SIGNING_ALGORITHM)) as CryptoKey };
}

/** Of many environments that find the key too old at once, one replaces it; the others take that one's. */
async function replace(old: SigningKeyItem | undefined, atOnce = false): Promise<SigningKeyItem> {
  const kid = uuid();
  const { privateKey, publicKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const encrypted = await encrypt(await exportJWK(privateKey));
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: SIGNING_ALGORITHM, use: "sig" };
  const created = Math.floor(nowInSeconds());
  const waiting =
    old && !atOnce
      ? { before: { kid: old.kid, encrypted: old.encrypted }, signs_from: created + LEAD_SECONDS }
      : { signs_from: created };
  const item: SigningKeyItem = { ...CURRENT, kid, encrypted, created, ...waiting };
  try {
    await transact([
      {
        Put: {
          Item: item,
          ...(old
            ? { ConditionExpression: "kid = :old", ExpressionAttributeValues: { ":old": old.kid } }
            : { ConditionExpression: "attribute_not_exists(pk)" }),
        },
      },
      { Put: { Item: { ...signingKeyItem(kid), jwk } } },
      ...(old
        ? publicUntil(old, atOnce ? created : created + OVERLAP_SECONDS)
        : [{ Put: { Item: { ...secretItem, secret: randomBytes(32) } } }]),
    ]);
    return item;
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    const replaced = await get<SigningKeyItem>(CURRENT, { consistent: true });
    if (!replaced) throw error;
    return replaced;
  }
}

/** Writes that take public keys back: of the key that signed, and of the one that still did so in its place. */
const publicUntil = ({ kid, before }: SigningKeyItem, end: number): Write[] =>
  [kid, ...(before ? [before.kid] : [])].map((id) => ({
    Update: {
      Key: signingKeyItem(id),
      UpdateExpression: "SET expires_at = :end",
      ExpressionAttributeValues: { ":end": end },
    },
  }));

async function encrypt(jwk: JWK): Promise<Uint8Array> {
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({
      KeyId: setting("SIGNING_KMS_KEY"),
      Plaintext: Buffer.from(JSON.stringify(jwk)),
      EncryptionContext,
    }),
  );
  if (!CiphertextBlob) throw new Error("KMS answered without a ciphertext");
  return CiphertextBlob;
}
