import { listHistory } from "../../shared/audit.ts";
import { deviceOf } from "../auth/user-agents.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { madeAt } from "../runtime/identifiers.ts";
import { route } from "../runtime/route.ts";
import { history } from "./audit.ts";

export const handler = route(listHistory, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`history of ${userId}`);
  const { items, last } = await history(userId, { limit, after: await cursors.position(cursor) });
  const events = items.map(({ id, action, method = null, address, user_agent }) => ({
    ...{ id, action, method, ...deviceOf(user_agent), ip: address },
    created_at: new Date(madeAt(id) * 1000).toISOString(),
  }));
  return { status: 200, body: { items: events, next_cursor: await cursors.after(last) } };
});
