import { listMutes } from "../../shared/mutes.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { hydrateVisible } from "../users/people.ts";
import { listMutedIds } from "./mutes.ts";

export const handler = route(listMutes, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`mutes of ${userId}`);
  const { ids, last } = await listMutedIds(userId, { limit, after: await cursors.position(cursor) });
  return { status: 200, body: { items: await hydrateVisible(userId, ids), next_cursor: await cursors.after(last) } };
});
