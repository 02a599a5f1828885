import { randomBytes } from "node:crypto";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { Problem } from "../runtime/problem.ts";
import { get, type Key, type Write } from "../runtime/table.ts";
import type { Credentials } from "./credentials.ts";
import type { SignInChoices, Transport } from "./sessions.ts";

const LIFE_SECONDS = 600;

/** A sign-in whose first factor is proven and whose second is waited for. */
export interface PendingSignIn extends Key {
  readonly user_id: string;
  readonly transport: Transport;
  readonly remember: boolean;
  /** State of the credentials that the first factor was proven against. */
  readonly revision: number;
  readonly expires_at: number;
}

export class InvalidMfaToken extends Problem {
  constructor() {
    super("invalid_mfa_token", "This sign-in has taken too long. Please begin again.");
  }
}

const pendingKey = (token: string): Key => ({ pk: `PENDING#${sha256(token)}`, sk: "PENDING" });

/** A new one: the token for whoever has proven the first factor, and what is to be written. */
export function awaitSecondFactor(
  userId: string,
  { revision = 0 }: Credentials,
  { transport, remember }: SignInChoices,
): { readonly token: string; readonly write: Write } {
  const token = randomBytes(32).toString("base64url");
  const Item: PendingSignIn = {
    ...pendingKey(token),
    ...{ user_id: userId, transport, remember, revision },
    expires_at: Math.floor(nowInSeconds()) + LIFE_SECONDS,
  };
  return { token, write: { Put: { Item } } };
}

/** @throws InvalidMfaToken */
export async function pendingSignIn(token: string): Promise<PendingSignIn> {
  const pending = await get<PendingSignIn>(pendingKey(token), { consistent: true });
  if (!pending || pending.expires_at <= nowInSeconds()) throw new InvalidMfaToken();
  return pending;
}

/** Write that ends the wait; fails when it was over. */
export function conclude({ pk, sk }: PendingSignIn): Write {
  return { Delete: { Key: { pk, sk }, ConditionExpression: "attribute_exists(pk)" } };
}
