import { getExplore } from "../../shared/search.ts";
import { followingKey } from "../follows/follows.ts";
import { hydratePosts } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { found } from "../runtime/table.ts";
import { listExplore } from "./explore.ts";

export const handler = route(getExplore, async ({ caller, query: { limit, cursor } }) => {
  const cursors = cursorsOf("explore");
  const { references, last } = await listExplore({ limit, after: await cursors.position(cursor) });
  const viewer = caller?.userId;
  const items = await hydratePosts(viewer, references, {
    keys: () => [],
    permits: ({ authorId }, read) => authorId !== viewer && !(viewer && found(read, followingKey(viewer, authorId))),
  });
  return { status: 200, body: { items, next_cursor: await cursors.after(last) } };
});
