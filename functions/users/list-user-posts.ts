import { listUserPosts } from "../../shared/users.ts";
import { listPostIds } from "../posts/posts.ts";
import { hydrate } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { userIdOf } from "./users.ts";

export const handler = route(listUserPosts, async ({ params: { username }, query: { limit, cursor } }) => {
  const userId = await userIdOf(username);
  const cursors = cursorsOf(`posts of ${userId}`);
  const page = await listPostIds(userId, { limit, after: await cursors.position(cursor) });
  const items = await hydrate(page.postIds.map((postId) => ({ postId, authorId: userId })));
  return { status: 200, body: { items, next_cursor: await cursors.after(page.last) } };
});
