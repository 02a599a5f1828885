import { listUserPosts } from "../../shared/users.ts";
import { listPostIds } from "../posts/posts.ts";
import { hydratePosts } from "../posts/views.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { findAuthor } from "../visibility/visibility.ts";

export const handler = route(listUserPosts, async ({ caller, params: { username }, query: { limit, cursor } }) => {
  const viewer = caller?.userId;
  const { id: authorId } = await findAuthor(username, viewer);
  const cursors = cursorsOf(`posts of ${authorId}`);
  const page = await listPostIds(authorId, { limit, after: await cursors.position(cursor) });
  const references = page.postIds.map((postId) => ({ postId, authorId }));
  const items = await hydratePosts(viewer, references);
  return { status: 200, body: { items, next_cursor: await cursors.after(page.last) } };
});
