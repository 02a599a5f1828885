import { getFeed } from "../../shared/feed.ts";
import { followingKey, followsOf } from "../follows/follows.ts";
import { hydrate } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { countNewer, listEntries } from "./feed.ts";

export const handler = route(getFeed, async ({ caller: { userId }, query: { limit, cursor, new_since } }) => {
  const cursors = cursorsOf(`feed of ${userId}`);
  const after = await cursors.position(cursor);
  const [page, new_count] = await Promise.all([
    listEntries(userId, { limit, after }),
    new_since ? countNewer(userId, new_since) : undefined,
  ]);
  const edges = page.entries.map(({ authorId }) => followingKey(userId, authorId));
  const items = await hydrate(
    page.entries,
    edges,
    ({ authorId }, found) => authorId === userId || followsOf(found, userId, authorId)?.following === true,
  );
  const next_cursor = await cursors.after(page.last);
  return { status: 200, body: { items, next_cursor, ...(new_count === undefined ? {} : { new_count }) } };
});
