import { expect, test } from "vitest";
import { createComment } from "../../shared/comments.ts";
import { ask, deliver, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { like, listLikerIds } from "../likes/likes.ts";
import { get } from "../runtime/table.ts";
import { commentKey, listComments } from "./comments.ts";
import { handler } from "./erase-thread.ts";

test("replies and likes go with their comment, and twice is as good as once", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana);
  const say = async (reply_to?: string) =>
    (await ask(createComment, { as: ana, params: { id }, body: { text: "Hm", ...(reply_to ? { reply_to } : {}) } }))
      .body.id;
  const root = await say();
  const reply = await say(root);
  await like(ana.id, { kind: "comment", id: root, authorId: ana.id, postId: id });
  const message = { comment_id: root };
  expect(await deliver(handler, [message, message])).toEqual([]);
  expect((await listComments(root, { order: "oldest", limit: 5 })).references).toEqual([]);
  expect((await listLikerIds(root, { limit: 5 })).ids).toEqual([]);
  expect(await get(commentKey(reply), { consistent: true })).toBeUndefined();
});
