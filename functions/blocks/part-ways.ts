import { deleteCommentsOn } from "../comments/comments.ts";
import { unlikeAllOf } from "../likes/likes.ts";
import { forgetActor } from "../notifications/notifications.ts";
import { send, to } from "../runtime/queue.ts";
import { worker } from "../runtime/worker.ts";
import { partWays } from "./queues.ts";

const EDGES_PER_RUN = 1000;

/** Takes back what one person liked and commented of another's, and what they were told of each other. */
export const handler = worker(partWays, async ({ user_id, other_id, until, after }) => {
  const options = (place: string | undefined) => ({ until, limit: EDGES_PER_RUN, after: place });
  const [like, comment] = await Promise.all([
    after && !after.like ? undefined : unlikeAllOf(user_id, other_id, options(after?.like)),
    after && !after.comment ? undefined : deleteCommentsOn(user_id, other_id, options(after?.comment)),
    after ? undefined : forgetActor(user_id, other_id, until),
  ]);
  if (like || comment) await send([to(partWays, { user_id, other_id, until, after: { like, comment } })]);
});
