import { getFeed } from "../../shared/feed.ts";
import { followingKey } from "../follows/follows.ts";
import { muteKey } from "../mutes/mutes.ts";
import { hydratePosts } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { found, getAll, type Items } from "../runtime/table.ts";
import { type FeedEntry, listEntries, listNewer } from "./feed.ts";

export const handler = route(getFeed, async ({ caller: { userId }, query: { limit, cursor, new_since } }) => {
  const cursors = cursorsOf(`feed of ${userId}`);
  const after = await cursors.position(cursor);
  const keys = ({ authorId }: FeedEntry) => [followingKey(userId, authorId), muteKey(userId, authorId)];
  /** What the feed still holds of people who were unfollowed or muted is not shown. */
  const permits = ({ authorId }: FeedEntry, items: Items) =>
    authorId === userId ||
    (found(items, followingKey(userId, authorId)) !== undefined && !found(items, muteKey(userId, authorId)));
  const countNewer = async (since: string) => {
    const newer = await listNewer(userId, since);
    const items = await getAll(newer.flatMap(keys));
    return newer.filter((entry) => permits(entry, items)).length;
  };
  const [page, new_count] = await Promise.all([
    listEntries(userId, { limit, after }),
    new_since ? countNewer(new_since) : undefined,
  ]);
  const items = await hydratePosts(userId, page.entries, { keys, permits });
  const next_cursor = await cursors.after(page.last);
  return { status: 200, body: { items, next_cursor, ...(new_count === undefined ? {} : { new_count }) } };
});
