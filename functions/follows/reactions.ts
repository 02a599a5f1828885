import { followFeed } from "../feed/queues.ts";
import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { tally } from "../users/queues.ts";
import { FOLLOWING } from "./follows.ts";

/** A follow that begins or ends moves two counters and changes what the follower reads. */
export const follows: Reaction = ({ id, kind, key }) => {
  if (!key.pk.startsWith(FOLLOWING) || kind === "modify") return [];
  const follower_id = key.pk.slice(FOLLOWING.length);
  const followee_id = key.sk;
  const by = kind === "insert" ? 1 : -1;
  return [
    to(followFeed, { follower_id, followee_id }),
    to(tally, { change_id: id, user_id: follower_id, counter: "following", by }),
    to(tally, { change_id: id, user_id: followee_id, counter: "followers", by }),
  ];
};
