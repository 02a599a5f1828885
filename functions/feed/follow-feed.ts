import { type FollowEdge, getFollow, hasSlippedIn, unfollow } from "../follows/follows.ts";
import { listPostIds } from "../posts/posts.ts";
import { worker } from "../runtime/worker.ts";
import { getUser } from "../users/users.ts";
import { putEntries, removeAuthor } from "./feed.ts";
import { followFeed } from "./queues.ts";

const BACKFILLED_POSTS = 20;
const ATTEMPTS = 5;

/** Makes a feed agree with a follow that began or ended; the edge as it is now decides, not the message. */
export const handler = worker(followFeed, async ({ follower_id, followee_id }) => {
  let edge = await legitimateFollow(follower_id, followee_id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (edge) await backfill(follower_id, followee_id);
    else await removeAuthor(follower_id, followee_id);
    // Somebody who changed their mind meanwhile may have been overtaken: look again.
    const now = await getFollow(follower_id, followee_id);
    if (now?.created_at === edge?.created_at) return;
    edge = now;
  }
  throw new Error("The follow never stood still");
});

/** The follow there is, unless it began while the account was being closed: then it ends here. */
async function legitimateFollow(followerId: string, followeeId: string): Promise<FollowEdge | undefined> {
  const edge = await getFollow(followerId, followeeId);
  if (!edge || !hasSlippedIn(edge, await getUser(followeeId, { consistent: true }))) return edge;
  await unfollow(followerId, followeeId);
  return undefined;
}

async function backfill(readerId: string, authorId: string): Promise<void> {
  const { postIds } = await listPostIds(authorId, { limit: BACKFILLED_POSTS });
  const entries = postIds.map((postId) => ({ postId, authorId }));
  await putEntries([readerId], entries);
}
