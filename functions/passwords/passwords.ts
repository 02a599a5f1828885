import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { type PasswordPolicy, passwordFault } from "../../shared/password-policy.ts";
import type { SignInItems } from "../auth/accounts.ts";
import { setting } from "../runtime/environment.ts";
import { InvalidRequest } from "../runtime/problem.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { containsName } from "./names.ts";

/** What the hashing function is asked. */
export type HashingTask =
  | { readonly task: "hash"; readonly password: string }
  /** Without a hash it compares with one that nothing matches, so that both take equally long. */
  | { readonly task: "verify"; readonly password: string; readonly hash: string | undefined }
  /** Keys from secrets that are too short for a fast hash, all with one salt (base64). */
  | { readonly task: "derive"; readonly secrets: readonly string[]; readonly salt: string };

export interface Verdict {
  readonly matches: boolean;
  /** A hash with today's parameters, when the given one was made with others. */
  readonly rehashed?: string;
}

const client = new LambdaClient({});

interface Chosen {
  /** Names and addresses that the password must not be made of. */
  readonly of: readonly string[];
  /** Field it came in. */
  readonly path: string;
}

/** What a password of somebody's must not be made of. */
export const namesOf = ({ user, account }: Pick<SignInItems, "user" | "account">) => [
  user.username,
  user.display_name,
  account.email,
];

/**
 * @throws InvalidRequest for one that the policy forbids, that everybody tries first, or that is one's own name
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver
 */
export function refuseWeak(password: string, { of, path }: Chosen): void {
  const fault = faultOf(password, of);
  if (fault) throw new InvalidRequest([{ path, message: fault }]);
}

/** Hash of a new password, as a PHC string. @throws InvalidRequest for a weak one */
export async function hashPassword(password: string, chosen: Chosen): Promise<string> {
  refuseWeak(password, chosen);
  const { hash } = await ask<{ hash: string }>({ task: "hash", password });
  return hash;
}

function faultOf(password: string, names: readonly string[]): string | undefined {
  if (isCommonPassword(password)) return "Too common: it is on every attacker's list";
  if (containsName(password, [...names, "photostack"])) return "Contains your name or address: anybody would try that";
  return passwordFault(password, setting("PASSWORD_POLICY") as PasswordPolicy);
}

/** Slow keys of secrets that are too short for a fast hash, as base64url. */
export async function deriveKeys(secrets: readonly string[], salt: Uint8Array): Promise<string[]> {
  const { keys } = await ask<{ keys: string[] }>({
    task: "derive",
    secrets,
    salt: Buffer.from(salt).toString("base64"),
  });
  return keys;
}

export async function verifyPassword(password: string, hash: string | undefined): Promise<Verdict> {
  return ask<Verdict>({ task: "verify", password, hash: hash || undefined });
}

async function ask<Answer>(task: HashingTask): Promise<Answer> {
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: setting("FUNCTION_PASSWORDS_PASSWORD_HASHER"), Payload: JSON.stringify(task) }),
  );
  if (FunctionError || !Payload) throw new Error(`The password hasher failed: ${FunctionError}`);
  return JSON.parse(Buffer.from(Payload).toString()) as Answer;
}
