import { searchAudit } from "../../shared/audit.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { userIdOf } from "../users/users.ts";
import { searchLog } from "./search-log.ts";
import { presentEntries } from "./views.ts";

export const handler = route(searchAudit, async ({ query: { limit, cursor, user, ...filter } }) => {
  const cursors = cursorsOf(`audit log ${JSON.stringify([user, filter.action, filter.ip, filter.from, filter.to])}`);
  const userId = user && (await userIdOf(user));
  const { entries, last } = await searchLog({ ...filter, userId }, { limit, after: await cursors.position(cursor) });
  return { status: 200, body: { items: await presentEntries(entries), next_cursor: await cursors.after(last) } };
});
