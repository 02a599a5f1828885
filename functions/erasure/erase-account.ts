import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { removeAccount } from "./account.ts";
import { type Claim, claim } from "./deletions.ts";
import { eraseAccount } from "./queues.ts";
import { steps } from "./steps.ts";

/**
 * Erases an account step by step, each message a bounded part of one. The
 * whole is done twice, an hour apart: what was on its way during the first
 * time is found the second time.
 */
export const handler = worker(eraseAccount, async ({ user_id, due, username, step, erased }) => {
  const begun: Claim | undefined = step === 0 ? await claim(user_id, due) : { due, username };
  if (!begun) return;
  const person = { id: user_id, username: begun.username };
  const current = steps[Math.max(0, step - 1)];
  if (!current) return removeAccount(person, begun, erased);
  const { count, more } = await current.run(person);
  const sum = { ...erased, [current.name]: (erased[current.name] ?? 0) + count };
  await send([to(eraseAccount, { user_id, ...begun, erased: sum, step: Math.max(1, step) + (more ? 0 : 1) })]);
});
