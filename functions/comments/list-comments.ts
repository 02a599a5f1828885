import { listComments as contract } from "../../shared/comments.ts";
import { visiblePost } from "../posts/posts.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { inOrder } from "../runtime/in-order.ts";
import { route } from "../runtime/route.ts";
import { listComments, visibleComment } from "./comments.ts";
import { placeAt, positionOf } from "./places.ts";
import { hydrateComments } from "./views.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { id }, query }) => {
  const { thread, order, limit, cursor, from } = query;
  const [, wanted] = await inOrder([
    visiblePost(id, userId),
    from && !cursor ? visibleComment(from, id, userId) : undefined,
    thread ? visibleComment(thread, id, userId) : undefined,
  ]);
  const cursors = cursorsOf(`comments of ${thread ?? id}, ${order} first`);
  const place = placeAt(await cursors.position(cursor));
  // A reply is in no list of threads: there its thread stands for it.
  const first = wanted && (thread ? wanted.id : (wanted.thread ?? wanted.id));
  const page = await listComments(thread ?? id, { order, limit, place, from: first });
  const items = await hydrateComments(userId, page);
  const [next_cursor, previous_cursor] = await Promise.all([
    cursors.after(page.isLast ? undefined : positionOf("after", page.references.at(-1) ?? place)),
    cursors.after(page.isFirst ? undefined : positionOf("before", page.references[0] ?? place)),
  ]);
  return { status: 200, body: { items, next_cursor, previous_cursor } };
});
