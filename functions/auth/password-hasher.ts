import { argon2id, hash, needsRehash, verify } from "argon2";
import { asInvocation } from "../runtime/invocation.ts";
import { logged } from "../runtime/worker.ts";
import type { HashingTask, Verdict } from "./passwords.ts";

/** RFC 9106, second recommended option: 64 MiB, three passes; one lane, as a function has one core. */
const parameters = { type: argon2id, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;

let nobodysHash: Promise<string> | undefined;

/** Hashes and verifies passwords, in a function of its own for the memory it needs. Never logs its input. */
export const handler = (task: HashingTask): Promise<{ hash: string } | Verdict> =>
  asInvocation(undefined, () =>
    logged("auth/password-hasher", async () =>
      task.task === "hash" ? { hash: await hash(task.password, parameters) } : verdict(task.password, task.hash),
    ),
  );

async function verdict(password: string, known: string | undefined): Promise<Verdict> {
  nobodysHash ??= hash(crypto.randomUUID(), parameters);
  const matches = (await verify(known ?? (await nobodysHash), password)) && known !== undefined;
  if (!matches || !needsRehash(known, parameters)) return { matches };
  return { matches, rehashed: await hash(password, parameters) };
}
