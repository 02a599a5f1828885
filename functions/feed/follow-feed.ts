import { isFollowing } from "../follows/follows.ts";
import { listPostIds } from "../posts/posts.ts";
import { worker } from "../runtime/worker.ts";
import { putEntries, removeAuthor } from "./feed.ts";
import { followFeed } from "./queues.ts";

const BACKFILLED_POSTS = 20;

const ATTEMPTS = 5;

/** Makes a feed agree with a follow that began or ended; the edge as it is now decides, not the message. */
export const handler = worker(followFeed, async ({ follower_id, followee_id }) => {
  let following = await isFollowing(follower_id, followee_id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (following) await backfill(follower_id, followee_id);
    else await removeAuthor(follower_id, followee_id);
    // Somebody who changed their mind meanwhile may have been overtaken: look again.
    const now = await isFollowing(follower_id, followee_id);
    if (now === following) return;
    following = now;
  }
  throw new Error("The follow never stood still");
});

async function backfill(readerId: string, authorId: string): Promise<void> {
  const { postIds } = await listPostIds(authorId, { limit: BACKFILLED_POSTS });
  const entries = postIds.map((postId) => ({ postId, authorId }));
  await putEntries([readerId], entries);
}
