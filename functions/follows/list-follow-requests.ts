import { listFollowRequests } from "../../shared/follows.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { hydrateSummaries } from "../users/people.ts";
import { listRequesterIds } from "./follows.ts";

export const handler = route(listFollowRequests, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`requests to ${userId}`);
  const { ids, last } = await listRequesterIds(userId, { limit, after: await cursors.position(cursor) });
  return {
    status: 200,
    body: { items: await hydrateSummaries(ids, { hidden: false }), next_cursor: await cursors.after(last) },
  };
});
