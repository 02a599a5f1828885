import { tally } from "../counters/queues.ts";
import { followFeed } from "../feed/queues.ts";
import { notifyFollow, notifyRequest } from "../notifications/messages.ts";
import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { userKey } from "../users/users.ts";
import { FOLLOWING, type FollowEdge, REQUEST } from "./follows.ts";

/** A follow that begins or ends moves two counters and changes what the follower reads. */
export const follows: Reaction = ({ id, kind, key, before, after }) => {
  const edge = after ?? before;
  if (kind === "modify" || !edge) return [];
  if (key.pk.startsWith(REQUEST)) return notifyRequest(key, edge.created_at as string);
  if (!key.pk.startsWith(FOLLOWING)) return [];
  const follower_id = key.pk.slice(FOLLOWING.length);
  const followee_id = key.sk;
  const by = kind === "insert" ? 1 : -1;
  return [
    to(followFeed, { follower_id, followee_id }),
    to(tally, { change_id: id, item: userKey(follower_id), counter: "following", by }),
    to(tally, { change_id: id, item: userKey(followee_id), counter: "followers", by }),
    ...notifyFollow(edge as unknown as FollowEdge),
  ];
};
