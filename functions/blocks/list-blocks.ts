import { listBlocks } from "../../shared/blocks.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { hydrateSummaries } from "../users/people.ts";
import { listBlockedIds } from "./blocks.ts";

export const handler = route(listBlocks, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`blocks of ${userId}`);
  const { ids, last } = await listBlockedIds(userId, { limit, after: await cursors.position(cursor) });
  return {
    status: 200,
    body: { items: await hydrateSummaries(ids, { hidden: true }), next_cursor: await cursors.after(last) },
  };
});
