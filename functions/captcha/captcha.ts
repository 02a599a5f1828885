import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Payload } from "altcha-lib/types";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { secretFor } from "../runtime/keys.ts";
import { committed } from "../runtime/table.ts";

const LIFE_SECONDS = 600;
/** About a second of work on a phone, nothing to verify. */
const DIFFICULTY = { algorithm: "PBKDF2/SHA-256", cost: 5000, keyPrefix: "00" } as const;

/** A challenge that costs whoever solves it some work; it holds nothing about anybody and needs no third party. */
export async function newCaptcha() {
  return createChallenge({
    ...DIFFICULTY,
    deriveKey,
    expiresAt: Math.floor(nowInSeconds()) + LIFE_SECONDS,
    hmacSignatureSecret: await secret(),
  });
}

/** Whether a challenge of ours was solved, in time, and for the first time. */
export async function isSolved(encoded: string): Promise<boolean> {
  const payload = decoded(encoded);
  if (!payload) return false;
  const hmacSignatureSecret = await secret();
  // It throws for what can't be a solution.
  const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret }).catch(() => ({
    verified: false,
  }));
  return verified && isFirstUse(payload.challenge.signature ?? "");
}

const secret = async () => (await secretFor("captcha")).toString("base64url");

function decoded(encoded: string): Payload | undefined {
  try {
    const { challenge, solution } = JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
    const { algorithm, cost, keyPrefix } = challenge.parameters;
    // An expensive challenge would cost us; the signature is looked at only afterwards.
    if (algorithm !== DIFFICULTY.algorithm || cost !== DIFFICULTY.cost || keyPrefix !== DIFFICULTY.keyPrefix)
      return undefined;
    return { challenge, solution };
  } catch {
    return undefined;
  }
}

async function isFirstUse(signature: string): Promise<boolean> {
  const Item = {
    pk: `CAPTCHA#${sha256(signature)}`,
    sk: "CAPTCHA",
    expires_at: Math.floor(nowInSeconds()) + LIFE_SECONDS,
  };
  return committed([{ Put: { Item, ConditionExpression: "attribute_not_exists(pk)" } }]);
}
