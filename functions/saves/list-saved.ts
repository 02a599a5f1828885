import { listSaved as contract } from "../../shared/saves.ts";
import { hydratePosts } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { listSaved } from "./saves.ts";

export const handler = route(contract, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`saved of ${userId}`);
  const { references, last } = await listSaved(userId, { limit, after: await cursors.position(cursor) });
  const items = await hydratePosts(userId, references);
  return { status: 200, body: { items, next_cursor: await cursors.after(last) } };
});
