import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { setting } from "../runtime/environment.ts";
import { InvalidRequest } from "../runtime/problem.ts";
import { isCommonPassword } from "./common-passwords.ts";

/** What the hashing function is asked. */
export type HashingTask =
  | { readonly task: "hash"; readonly password: string }
  /** Without a hash it compares with one that nothing matches, so that both take equally long. */
  | { readonly task: "verify"; readonly password: string; readonly hash: string | undefined };

export interface Verdict {
  readonly matches: boolean;
  /** A hash with today's parameters, when the given one was made with others. */
  readonly rehashed?: string;
}

const client = new LambdaClient({});

/**
 * Hash of a new password, as a PHC string.
 * @param path the field it came in
 * @throws InvalidRequest for one that everybody tries first
 */
export async function hashPassword(password: string, path = "password"): Promise<string> {
  if (isCommonPassword(password)) {
    throw new InvalidRequest([{ path, message: "Too common: it is on every attacker's list" }]);
  }
  const { hash } = await ask<{ hash: string }>({ task: "hash", password });
  return hash;
}

export async function verifyPassword(password: string, hash: string | undefined): Promise<Verdict> {
  return ask<Verdict>({ task: "verify", password, hash });
}

async function ask<Answer>(task: HashingTask): Promise<Answer> {
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: setting("FUNCTION_AUTH_PASSWORD_HASHER"), Payload: JSON.stringify(task) }),
  );
  if (FunctionError || !Payload) throw new Error(`The password hasher failed: ${FunctionError}`);
  return JSON.parse(Buffer.from(Payload).toString()) as Answer;
}
