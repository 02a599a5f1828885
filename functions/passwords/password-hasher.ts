import { argon2id, hash, needsRehash, verify } from "argon2";
import { asInvocation } from "../runtime/invocation.ts";
import { logged } from "../runtime/worker.ts";
import type { HashingTask, Verdict } from "./passwords.ts";

/** RFC 9106, second recommended option, or more: 64 MiB, three passes; one lane, as a function has one core. */
const parameters = {
  type: argon2id,
  memoryCost: Number(process.env.ARGON2_MEMORY_KIB ?? 64 * 1024),
  timeCost: Number(process.env.ARGON2_PASSES ?? 3),
  parallelism: 1,
} as const;

/** Nobody's, with today's parameters: verifying it where there is no account takes as long as verifying another. */
const NOBODYS_HASH = `$argon2id$v=19$m=${parameters.memoryCost},p=1,t=${parameters.timeCost}$BdDTXoMEkJz7rcm+p3ISsg$8s83hQwzRsJw3akPSr0GXLaqi+g6oOkE1xPT/AIaDsA`;

type Outcome = { readonly hash: string } | { readonly keys: readonly string[] } | Verdict;

/** Hashes and verifies passwords, in a function of its own for the memory it needs. Never logs its input. */
export const handler = (task: HashingTask): Promise<Outcome> =>
  asInvocation(undefined, () => logged("passwords/password-hasher", () => carryOut(task)));

async function carryOut(task: HashingTask): Promise<Outcome> {
  if (task.task === "hash") return { hash: await hash(task.password, parameters) };
  if (task.task === "verify") return verdict(task.password, task.hash);
  const salt = Buffer.from(task.salt, "base64");
  const keys: string[] = [];
  // One after the other: each takes all the memory there is.
  for (const secret of task.secrets) {
    keys.push((await hash(secret, { ...parameters, salt, raw: true })).toString("base64url"));
  }
  return { keys };
}

async function verdict(password: string, known: string | undefined): Promise<Verdict> {
  const matches = (await verify(known ?? NOBODYS_HASH, password)) && known !== undefined;
  if (!matches || !needsRehash(known, parameters)) return { matches };
  return { matches, rehashed: await hash(password, parameters) };
}
