import { search } from "../../shared/search.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { finders, nothing } from "./finders.ts";

export const handler = route(search, async ({ caller, query: { q, type, limit, cursor } }) => {
  const finder = finders[type];
  const words = finder.words(q);
  const cursors = cursorsOf(`${type} that begin with ${words}`);
  const after = await cursors.position(cursor);
  const { items, last } = words ? await finder.find(caller?.userId, words, { limit, after }) : nothing;
  return { status: 200, body: { items, next_cursor: await cursors.after(last) } };
});
