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
    await like(ben.id, { kind: "post", id, authorId, postId: id });
    await ask(createComment, { as: ben, params: { id }, body: { text: "Oh" } });
  }
  const counts = (id: string) => async () => (await ask(getPost, { params: { id } })).body.counts;
  for (const { id } of [anas, cleos])
    await expect.poll(counts(id), { timeout: 15_000 }).toEqual({ likes: 1, comments: 1 });
  const message = { user_id: ben.id, other_id: ana.id };
  expect(await deliver(handler, [message, message])).toEqual([]);
  expect((await listLikerIds(anas.id, { limit: 5 })).ids).toEqual([]);
  expect((await listLikerIds(cleos.id, { limit: 5 })).ids).toEqual([ben.id]);
  expect((await ask(listComments, { as: ana, params: { id: anas.id } })).body.items).toEqual([]);
  await expect.poll(counts(anas.id), { timeout: 15_000 }).toEqual({ likes: 0, comments: 0 });
  expect(await counts(cleos.id)()).toEqual({ likes: 1, comments: 1 });
});
