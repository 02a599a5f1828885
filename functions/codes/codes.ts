import { randomBytes, randomInt } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { deriveKeys } from "../passwords/passwords.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { get, type Key, update, type Write } from "../runtime/table.ts";

/** Seconds a mailed code is good for. */
export const CODE_SECONDS = 600;
const DIGITS = 8;

/** A code that a browser asked for: whoever has the browser's token and the mailbox signs in. */
export interface Code extends Key {
  /** Slow hash of the code; there is none until it was sent. */
  readonly code_hash?: string;
  readonly expires_at: number;
}

const derive = async (code: string, requestHash: string) =>
  (await deriveKeys([code], Buffer.from(requestHash, "base64url")))[0];

const codeKey = (email: string, requestHash: string): Key => ({ pk: `CODE#${sha256(email)}`, sk: requestHash });

/** A request for a code, whoever's address it is: the browser's token, its hash, and what is to be written. */
export function newRequest(email: string): {
  readonly token: string;
  readonly request_hash: string;
  readonly write: Write;
} {
  const token = randomBytes(32).toString("base64url");
  const request_hash = sha256(token);
  const expires_at = Math.floor(nowInSeconds()) + CODE_SECONDS;
  return { token, request_hash, write: { Put: { Item: { ...codeKey(email, request_hash), expires_at } } } };
}

/** Makes the code of a request; `undefined` when that is over. What is stored can't be turned back by trying all codes in time. */
export async function issueCode(email: string, request_hash: string): Promise<string | undefined> {
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
  const issued = update({
    Key: codeKey(email, request_hash),
    UpdateExpression: "SET code_hash = :hash",
    ConditionExpression: "expires_at > :now",
    ExpressionAttributeValues: { ":hash": await derive(code, request_hash), ":now": nowInSeconds() },
  });
  return issued.then(
    () => code,
    (error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    },
  );
}

/** The request that a code answers to, if it is the right one; takes as long when there is none. */
export async function matchingRequest(email: string, token: string, code: string): Promise<Code | undefined> {
  const request_hash = sha256(token);
  const request = await get<Code>(codeKey(email, request_hash), { consistent: true });
  const derived = await derive(code, request_hash);
  if (!request?.code_hash || request.expires_at <= nowInSeconds()) return undefined;
  return derived === request.code_hash ? request : undefined;
}

/** Write that uses a code up; fails when it was used before. */
export function redeem({ pk, sk }: Code): Write {
  return { Delete: { Key: { pk, sk }, ConditionExpression: "attribute_exists(pk)" } };
}
