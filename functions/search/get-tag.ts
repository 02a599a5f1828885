import { getTag } from "../../shared/search.ts";
import { hydratePosts } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { listTagged, taggedWith } from "./tags.ts";

export const handler = route(getTag, async ({ caller, params: { tag }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`posts tagged ${tag}`);
  const { references, last } = await listTagged(tag, { limit, after: await cursors.position(cursor) });
  const items = await hydratePosts(
    caller?.userId,
    references,
    taggedWith((own) => own === tag),
  );
  return { status: 200, body: { items, next_cursor: await cursors.after(last) } };
});
