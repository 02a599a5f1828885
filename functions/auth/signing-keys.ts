import { randomBytes } from "node:crypto";
import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { v7 as uuid } from "uuid";
import { nowInSeconds } from "../runtime/access.ts";
import { setting } from "../runtime/environment.ts";
import { SIGNING_ALGORITHM, secretItem, signingKeyItem } from "../runtime/keys.ts";
import { ConditionsFailed, get, type Key, transact } from "../runtime/table.ts";

/** The key that new tokens are signed with. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

interface SigningKeyItem extends Key {
  readonly kid: string;
  readonly encrypted: Uint8Array;
  readonly created: number;
}

const CURRENT: Key = { pk: "SIGNING_KEY", sk: "CURRENT" };
const EncryptionContext = { purpose: "access-token-signing" };
const KEY_LIFE_SECONDS = 30 * 24 * 3600;
/** An old public key stays until the last token made with it has ended. */
const OVERLAP_SECONDS = 3600;
const REREAD_SECONDS = 600;

const kms = new KMSClient({});
let cached: { key: SigningKey; until: number } | undefined;

/** Today's signing key; made when there is none, replaced after 30 days. Its private half is only ever stored encrypted. */
export async function signingKey(): Promise<SigningKey> {
  if (cached && nowInSeconds() < cached.until) return cached.key;
  const current = await get<SigningKeyItem>(CURRENT, { consistent: true });
  const fresh = current && nowInSeconds() < current.created + KEY_LIFE_SECONDS;
  const key = fresh ? await decrypted(current) : await replace(current);
  cached = { key, until: nowInSeconds() + REREAD_SECONDS };
  return key;
}

async function decrypted({ kid, encrypted }: SigningKeyItem): Promise<SigningKey> {
  const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob: encrypted, EncryptionContext }));
  const jwk = JSON.parse(Buffer.from(Plaintext ?? []).toString()) as JWK;
  return { kid, key: (await importJWK(jwk, SIGNING_ALGORITHM)) as CryptoKey };
}

/** Of many environments that find the key too old at once, one replaces it; the others take that one's. */
async function replace(old: SigningKeyItem | undefined): Promise<SigningKey> {
  const kid = uuid();
  const { privateKey, publicKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const encrypted = await encrypt(await exportJWK(privateKey));
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: SIGNING_ALGORITHM, use: "sig" };
  const created = Math.floor(nowInSeconds());
  try {
    await transact([
      {
        Put: {
          Item: { ...CURRENT, kid, encrypted, created },
          ...(old
            ? { ConditionExpression: "kid = :old", ExpressionAttributeValues: { ":old": old.kid } }
            : { ConditionExpression: "attribute_not_exists(pk)" }),
        },
      },
      { Put: { Item: { ...signingKeyItem(kid), jwk } } },
      old
        ? {
            Update: {
              Key: signingKeyItem(old.kid),
              UpdateExpression: "SET expires_at = :end",
              ExpressionAttributeValues: { ":end": created + OVERLAP_SECONDS },
            },
          }
        : { Put: { Item: { ...secretItem, secret: randomBytes(32) } } },
    ]);
    return { kid, key: privateKey };
  } catch (error) {
    if (error instanceof ConditionsFailed) return signingKey();
    throw error;
  }
}

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
