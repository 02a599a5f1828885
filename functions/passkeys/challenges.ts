import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { secretFor } from "../runtime/keys.ts";
import type { Write } from "../runtime/table.ts";

const LIFE_SECONDS = 600;
const NONCE_BYTES = 16;
const EXPIRY_BYTES = 6;

/**
 * A challenge for a passkey, good for one purpose and ten minutes. It carries
 * its own proof, so that asking for one (every visit of the sign-in page does)
 * writes nothing; that it was used is what is remembered.
 */
export async function newChallenge(purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeUIntBE(Math.floor(nowInSeconds()) + LIFE_SECONDS, 0, EXPIRY_BYTES);
  const content = Buffer.concat([randomBytes(NONCE_BYTES), expiry]);
  return Uint8Array.from(Buffer.concat([content, await proofOf(content, purpose)]));
}

/** Whether a challenge is ours, for this purpose, and not too old. */
export async function isChallenge(challenge: string, purpose: string): Promise<boolean> {
  const bytes = Buffer.from(challenge, "base64url");
  const content = bytes.subarray(0, NONCE_BYTES + EXPIRY_BYTES);
  const proof = bytes.subarray(NONCE_BYTES + EXPIRY_BYTES);
  const expected = await proofOf(content, purpose);
  if (proof.length !== expected.length || !timingSafeEqual(proof, expected)) return false;
  return content.readUIntBE(NONCE_BYTES, EXPIRY_BYTES) > nowInSeconds();
}

/** Write that uses a challenge up; fails when it was used before. */
export function spendChallenge(challenge: string): Write {
  const expires_at = Math.floor(nowInSeconds()) + LIFE_SECONDS;
  return {
    Put: {
      Item: { pk: `CHALLENGE#${sha256(challenge)}`, sk: "CHALLENGE", expires_at },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  };
}

async function proofOf(content: Uint8Array, purpose: string): Promise<Buffer> {
  return createHmac("sha256", await secretFor("passkey challenge"))
    .update(content)
    .update(purpose)
    .digest();
}
