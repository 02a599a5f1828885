import { listFollowing } from "../../shared/follows.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { hydratePeople } from "../users/people.ts";
import { findAuthor } from "../visibility/visibility.ts";
import { listFollowingIds } from "./follows.ts";

export const handler = route(listFollowing, async ({ caller, params: { username }, query: { limit, cursor } }) => {
  const { id } = await findAuthor(username, caller?.userId);
  const cursors = cursorsOf(`people followed by ${id}`);
  const { ids, last } = await listFollowingIds(id, { limit, after: await cursors.position(cursor) });
  const items = await hydratePeople(caller?.userId, ids);
  return { status: 200, body: { items, next_cursor: await cursors.after(last) } };
});
