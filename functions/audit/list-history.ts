import { listHistory } from "../../shared/audit.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { history } from "./audit.ts";
import { eventOf } from "./views.ts";

export const handler = route(listHistory, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`history of ${userId}`);
  const { items, last } = await history(userId, { limit, after: await cursors.position(cursor) });
  return { status: 200, body: { items: items.map(eventOf), next_cursor: await cursors.after(last) } };
});
