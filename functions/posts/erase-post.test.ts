import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { createComment } from "../../shared/comments.ts";
import { ask, deliver, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { listComments } from "../comments/comments.ts";
import { like, likeKey, listLikerIds } from "../likes/likes.ts";
import { get } from "../runtime/table.ts";
import { handler } from "./erase-post.ts";
import { deletePost } from "./posts.ts";

test("comments and likes of a deleted post are erased, also those that came while it was deleted", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  await ask(createComment, { as: ben, params: { id }, body: { text: "Oh" } });
  await like(ben.id, { kind: "post", id, authorId: ana.id, postId: id });
  await deletePost(id, ana.id);
  const comments = async () => (await listComments(id, { order: "oldest", limit: 5 })).references.length;
  const likers = async () => (await listLikerIds(id, { limit: 5 })).ids.length;
  await expect.poll(comments, { timeout: 20_000 }).toBe(0);
  await expect.poll(likers, { timeout: 20_000 }).toBe(0);
  // Too late to be erased with the post: counting it shows that there is nothing to count it in.
  await like(ben.id, { kind: "post", id, authorId: ana.id, postId: id });
  await expect.poll(async () => get(likeKey(id, ben.id), { consistent: true }), { timeout: 20_000 }).toBeUndefined();
});

test("of a post nobody did anything with there is nothing to erase", async () => {
  expect(await deliver(handler, [{ post_id: uuid() }])).toEqual([]);
});
