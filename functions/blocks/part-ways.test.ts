import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { createComment, listComments } from "../../shared/comments.ts";
import { getPost } from "../../shared/posts.ts";
import { ask, deliver, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { like, listLikerIds } from "../likes/likes.ts";
import { handler } from "./part-ways.ts";

test("likes and comments of one on the other's posts are taken back, and counted; those elsewhere stay", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const [anas, cleos] = [await publishedPost(ana), await publishedPost(cleo)];
  for (const { id, author_id: authorId } of [anas, cleos]) {
    await like(ben.id, { kind: "post", id, authorId, post: { id, author_id: authorId } });
    await ask(createComment, { as: ben, params: { id }, body: { text: "Oh" } });
  }
  const counts = (id: string) => async () => (await ask(getPost, { params: { id } })).body.counts;
  for (const { id } of [anas, cleos])
    await expect.poll(counts(id), { timeout: 15_000 }).toEqual({ likes: 1, comments: 1 });
  const message = { user_id: ben.id, other_id: ana.id, until: new Date().toISOString() };
  expect(await deliver(handler, [message, message])).toEqual([]);
  expect((await listLikerIds(anas.id, { limit: 5 })).ids).toEqual([]);
  expect((await listLikerIds(cleos.id, { limit: 5 })).ids).toEqual([ben.id]);
  expect((await ask(listComments, { as: ana, params: { id: anas.id } })).body.items).toEqual([]);
  await expect.poll(counts(anas.id), { timeout: 15_000 }).toEqual({ likes: 0, comments: 0 });
  expect(await counts(cleos.id)()).toEqual({ likes: 1, comments: 1 });
});

test("what comes after an unblock is not taken back by a message that comes late", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const post = await publishedPost(ana);
  const until = new Date().toISOString();
  await delay(5);
  await like(ben.id, { kind: "post", id: post.id, authorId: ana.id, post });
  const { body } = await ask(createComment, { as: ben, params: { id: post.id }, body: { text: "Oh" } });
  await deliver(handler, [{ user_id: ben.id, other_id: ana.id, until }]);
  expect((await listLikerIds(post.id, { limit: 5 })).ids).toEqual([ben.id]);
  const { items } = (await ask(listComments, { as: ana, params: { id: post.id } })).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
});
