import { getFeed } from "../../shared/feed.ts";
import { followingKey } from "../follows/follows.ts";
import { muteKey } from "../mutes/mutes.ts";
import { hydratePosts } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { found } from "../runtime/table.ts";
import { countNewer, listEntries } from "./feed.ts";

export const handler = route(getFeed, async ({ caller: { userId }, query: { limit, cursor, new_since } }) => {
  const cursors = cursorsOf(`feed of ${userId}`);
  const after = await cursors.position(cursor);
  const [page, new_count] = await Promise.all([
    listEntries(userId, { limit, after }),
    new_since ? countNewer(userId, new_since) : undefined,
  ]);
  const items = await hydratePosts(userId, page.entries, {
    keys: ({ authorId }) => [muteKey(userId, authorId)],
    permits: ({ authorId }, read) =>
      authorId === userId ||
      (found(read, followingKey(userId, authorId)) !== undefined && !found(read, muteKey(userId, authorId))),
  });
  const next_cursor = await cursors.after(page.last);
  return { status: 200, body: { items, next_cursor, ...(new_count === undefined ? {} : { new_count }) } };
});
