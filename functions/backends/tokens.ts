import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSClient,
} from "@aws-sdk/client-kms";
import { setting } from "../runtime/environment.ts";

/** A token under a data key of its own, which only KMS opens, and only for its owner. */
export interface SealedToken {
  /** The data key, encrypted by KMS. */
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  /** AES-256-GCM, its tag at the end. */
  readonly sealed: Uint8Array;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const kms = new KMSClient({});

const contextOf = (userId: string) => ({ purpose: "backend-token", user: userId });

/**
 * Encrypts a backend's token for its owner.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-cryptography.html#enveloping
 */
export async function sealToken(userId: string, token: string): Promise<SealedToken> {
  const { Plaintext, CiphertextBlob } = await kms.send(
    new GenerateDataKeyCommand({
      KeyId: setting("SECRETS_KMS_KEY"),
      KeySpec: "AES_256",
      EncryptionContext: contextOf(userId),
    }),
  );
  if (!Plaintext || !CiphertextBlob) throw new Error("KMS answered without a data key");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", Plaintext, nonce).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(token, "utf8"), cipher.final(), cipher.getAuthTag()]);
  Plaintext.fill(0);
  return { key: CiphertextBlob, nonce, sealed };
}

/** @throws when it was sealed for somebody else */
export async function openToken(userId: string, { key, nonce, sealed }: SealedToken): Promise<string> {
  const { Plaintext } = await kms.send(
    new DecryptCommand({
      KeyId: setting("SECRETS_KMS_KEY"),
      CiphertextBlob: key,
      EncryptionContext: contextOf(userId),
    }),
  );
  if (!Plaintext) throw new Error("KMS answered without a data key");
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", Plaintext, nonce)
    .setAAD(Buffer.from(userId))
    .setAuthTag(sealed.subarray(end));
  return decipher.update(sealed.subarray(0, end), undefined, "utf8") + decipher.final("utf8");
}

/** Whether a token can never be opened, here and with this key: another stack's, or tampered with. Everything else may pass. */
export const isLost = (error: unknown) =>
  error instanceof InvalidCiphertextException || error instanceof IncorrectKeyException;
