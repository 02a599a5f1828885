import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { createComment } from "../../shared/comments.ts";
import { ask, deliver, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { like, likeKey, listLikerIds } from "../likes/likes.ts";
import { deletePost } from "../posts/posts.ts";
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
  await like(ana.id, { kind: "comment", id: root, authorId: ana.id, post: { id, author_id: ana.id } });
  const message = { container_id: root };
  expect(await deliver(handler, [message, message])).toEqual([]);
  expect((await listComments(root, { order: "oldest", limit: 5 })).references).toEqual([]);
  expect((await listLikerIds(root, { limit: 5 })).ids).toEqual([]);
  expect(await get(commentKey(reply), { consistent: true })).toBeUndefined();
});

test("comments and likes of a deleted post are erased, also those that came while it was deleted", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  await ask(createComment, { as: ben, params: { id }, body: { text: "Oh" } });
  await like(ben.id, { kind: "post", id, authorId: ana.id, post: { id, author_id: ana.id } });
  await deletePost(id, ana.id);
  const comments = async () => (await listComments(id, { order: "oldest", limit: 5 })).references.length;
  const likers = async () => (await listLikerIds(id, { limit: 5 })).ids.length;
  await expect.poll(comments, { timeout: 20_000 }).toBe(0);
  await expect.poll(likers, { timeout: 20_000 }).toBe(0);
  // Too late to be erased with the post: counting it shows that there is nothing to count it in.
  await like(ben.id, { kind: "post", id, authorId: ana.id, post: { id, author_id: ana.id } });
  await expect.poll(async () => get(likeKey(id, ben.id), { consistent: true }), { timeout: 20_000 }).toBeUndefined();
});

test("of what nobody did anything with there is nothing to erase", async () => {
  expect(await deliver(handler, [{ container_id: uuid() }])).toEqual([]);
});
