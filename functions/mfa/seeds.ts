import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { setting } from "../runtime/environment.ts";

const kms = new KMSClient({});

/** A ciphertext opens for the user it was made for only. */
const contextOf = (userId: string) => ({ purpose: "totp", user: userId });

/** Encrypts the seed of an authenticator app for its owner. */
export async function seal(userId: string, seed: Uint8Array): Promise<Uint8Array> {
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({
      KeyId: setting("SECRETS_KMS_KEY"),
      Plaintext: seed,
      EncryptionContext: contextOf(userId),
    }),
  );
  if (!CiphertextBlob) throw new Error("KMS answered without a ciphertext");
  return CiphertextBlob;
}

/** @throws when it was sealed for somebody else */
export async function unseal(userId: string, sealed: Uint8Array): Promise<Uint8Array> {
  const { Plaintext } = await kms.send(
    new DecryptCommand({
      KeyId: setting("SECRETS_KMS_KEY"),
      CiphertextBlob: sealed,
      EncryptionContext: contextOf(userId),
    }),
  );
  if (!Plaintext) throw new Error("KMS answered without a plaintext");
  return Plaintext;
}
