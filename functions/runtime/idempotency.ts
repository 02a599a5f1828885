import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { APIGatewayProxyResult } from "aws-lambda";
import type { RouteContract } from "../../shared/contract.ts";
import { nowInSeconds } from "./access.ts";
import { addressBlock } from "./client-address.ts";
import { Problem } from "./problem.ts";
import type { Caller } from "./request.ts";
import { get, type Key, type Write } from "./table.ts";

const KEPT_SECONDS = 24 * 3600;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface Request {
  readonly caller: Caller | undefined;
  readonly params: unknown;
  readonly body: unknown;
  readonly address: string;
  readonly idempotencyKey: string | undefined;
}

interface Answer {
  readonly result: APIGatewayProxyResult;
  readonly commit: (also: readonly Write[]) => Promise<unknown>;
}

interface Record extends Key {
  readonly fingerprint: string;
  readonly sealed: Uint8Array;
  readonly expires_at: number;
}

export class IdempotencyKeyReused extends Problem {
  constructor() {
    super("idempotency_key_reused", "This Idempotency-Key came with another request before. Please use a new one.");
  }
}

/**
 * Carries a request out once. With an Idempotency-Key the answer is written in
 * the transaction of what it tells of: a function that dies leaves both or
 * nothing, and whoever asks again is given the first answer. The answer may
 * hold tokens, so it is sealed with what only the caller has: key and body.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @throws IdempotencyKeyReused
 */
export async function once(
  contract: RouteContract,
  request: Request,
  answer: () => Promise<Answer>,
): Promise<APIGatewayProxyResult> {
  if (!request.idempotencyKey) {
    const { result, commit } = await answer();
    await commit([]);
    return result;
  }
  const asked = fingerprintOf(contract, request, request.idempotencyKey);
  const earlier = await replay(asked);
  if (earlier) return earlier;
  try {
    const { result, commit } = await answer();
    await commit([remember(asked, result)]);
    return result;
  } catch (error) {
    // The same request may have been faster on another connection.
    const first = await replay(asked);
    if (first) return first;
    throw error;
  }
}

interface Fingerprint {
  readonly key: Key;
  readonly fingerprint: string;
  readonly secret: Buffer;
}

function fingerprintOf({ name }: RouteContract, request: Request, idempotencyKey: string): Fingerprint {
  const scope = request.caller?.userId ?? addressBlock(request.address);
  const asked = JSON.stringify([request.params ?? null, request.body ?? null]);
  // Of any length: a key is derived from at most a kilobyte.
  const content = createHash("sha256").update(asked).digest();
  const id = createHash("sha256")
    .update(JSON.stringify([name, scope, idempotencyKey]))
    .digest("base64url");
  return {
    key: { pk: `IDEMPOTENCY#${id}`, sk: "IDEMPOTENCY" },
    fingerprint: createHmac("sha256", idempotencyKey).update(content).digest("base64url"),
    secret: Buffer.from(hkdfSync("sha256", idempotencyKey, id, content, 32)),
  };
}

async function replay({ key, fingerprint, secret }: Fingerprint): Promise<APIGatewayProxyResult | undefined> {
  const record = await get<Record>(key, { consistent: true });
  if (!record || record.expires_at <= nowInSeconds()) return undefined;
  if (record.fingerprint !== fingerprint) throw new IdempotencyKeyReused();
  const first = opened(record.sealed, secret);
  return { ...first, headers: { ...first.headers, "Idempotent-Replayed": "true" } };
}

function remember({ key, fingerprint, secret }: Fingerprint, result: APIGatewayProxyResult): Write {
  const now = Math.floor(nowInSeconds());
  const Item: Record = { ...key, fingerprint, sealed: sealed(result, secret), expires_at: now + KEPT_SECONDS };
  return {
    Put: {
      Item,
      ConditionExpression: "attribute_not_exists(pk) OR expires_at <= :now",
      ExpressionAttributeValues: { ":now": now },
    },
  };
}

function sealed(result: APIGatewayProxyResult, secret: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce);
  const encrypted = Buffer.concat([cipher.update(JSON.stringify(result)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
}

function opened(bytes: Uint8Array, secret: Buffer): APIGatewayProxyResult {
  const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString()) as APIGatewayProxyResult;
}
