import { asInvocation } from "../runtime/invocation.ts";
import { send, to } from "../runtime/queue.ts";
import { logged } from "../runtime/worker.ts";
import { dueOf, listDue } from "./deletions.ts";
import { eraseAccount } from "./queues.ts";

const ACCOUNTS_PER_RUN = 500;

/** Has accounts erased whose time of grace is over; called by the schedule. */
export const handler = (): Promise<{ begun: number }> =>
  asInvocation(undefined, () =>
    logged("erasure/begin-erasures", async () => {
      const due = await listDue(ACCOUNTS_PER_RUN);
      const begin = due.map((deletion) =>
        to(eraseAccount, { user_id: deletion.user_id, due: dueOf(deletion), username: "", step: 0, erased: {} }),
      );
      await send(begin);
      return { begun: begin.length };
    }),
  );
