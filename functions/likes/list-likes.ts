import { listLikes } from "../../shared/likes.ts";
import { visiblePost } from "../posts/posts.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { hydratePeople } from "../users/people.ts";
import { listLikerIds } from "./likes.ts";

export const handler = route(listLikes, async ({ caller: { userId }, params: { id }, query: { limit, cursor } }) => {
  await visiblePost(id, userId);
  const cursors = cursorsOf(`likes of ${id}`);
  const { ids, last } = await listLikerIds(id, { limit, after: await cursors.position(cursor) });
  return { status: 200, body: { items: await hydratePeople(userId, ids), next_cursor: await cursors.after(last) } };
});
