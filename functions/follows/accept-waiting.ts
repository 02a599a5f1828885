import { NotFound } from "../runtime/problem.ts";
import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { getUser } from "../users/users.ts";
import { acceptRequest, listRequesterIds } from "./follows.ts";
import { acceptWaiting } from "./queues.ts";

const ACCEPTED_PER_RUN = 200;

/** Makes followers of all who wait for an account that is open now, each only if it is still open then. */
export const handler = worker(acceptWaiting, async ({ user_id, after }) => {
  const user = await getUser(user_id, { consistent: true });
  if (!user || user.private) return;
  const { ids, last } = await listRequesterIds(user_id, { limit: ACCEPTED_PER_RUN, after, consistent: true });
  for (const id of ids) {
    await acceptRequest(user_id, id, true).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
    });
  }
  if (last) await send([to(acceptWaiting, { user_id, after: last })]);
});
