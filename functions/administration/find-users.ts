import { findUsers } from "../../shared/administration.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { findMembers } from "./find-members.ts";
import { managedView } from "./managed-users.ts";

export const handler = route(findUsers, async ({ query: { limit, cursor, ...filter } }) => {
  const cursors = cursorsOf(`accounts ${JSON.stringify([filter.q, filter.role, filter.standing])}`);
  const { members, last } = await findMembers(filter, { limit, after: await cursors.position(cursor) });
  const items = await Promise.all(members.map(managedView));
  return { status: 200, body: { items, next_cursor: await cursors.after(last) } };
});
