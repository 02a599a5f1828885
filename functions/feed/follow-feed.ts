import { isFollowing } from "../follows/follows.ts";
import { listPostIds } from "../posts/posts.ts";
import { worker } from "../runtime/worker.ts";
import { putEntries, removeAuthor } from "./feed.ts";
import { followFeed } from "./queues.ts";

const BACKFILLED_POSTS = 20;

/** Makes a feed agree with a follow that began or ended; the edge as it is now decides, not the message. */
export const handler = worker(followFeed, async ({ follower_id, followee_id }) => {
  if (!(await isFollowing(follower_id, followee_id))) return removeAuthor(follower_id, followee_id);
  const { postIds } = await listPostIds(followee_id, { limit: BACKFILLED_POSTS });
  await putEntries(
    [follower_id],
    postIds.map((postId) => ({ postId, authorId: followee_id })),
  );
});
