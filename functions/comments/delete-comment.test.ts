import { expect, test } from "vitest";
import { createComment, deleteComment, listComments } from "../../shared/comments.ts";
import { getPost } from "../../shared/posts.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("the author of a comment or of the post deletes it with its thread; nobody else does", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  const { id } = await publishedPost(ana);
  const say = async (as: Member, reply_to?: string) =>
    (await ask(createComment, { as, params: { id }, body: { text: "Hm", ...(reply_to ? { reply_to } : {}) } })).body.id;
  const [first, second] = [await say(ben), await say(ben)];
  for (const as of [ana, eve]) await say(as, first);
  const remove = (as: Member, comment_id: string) => ask(deleteComment, { as, params: { id, comment_id } });
  expect((await remove(eve, first)).status).toBe(404);
  const counted = async () => (await ask(getPost, { params: { id } })).body.counts.comments;
  await expect.poll(counted, { timeout: 15_000 }).toBe(4);
  expect((await remove(ana, first)).status).toBe(204);
  await expect.poll(counted, { timeout: 15_000 }).toBe(1);
  expect((await remove(ben, second)).status).toBe(204);
  expect((await remove(ben, second)).status).toBe(404);
  await expect.poll(counted, { timeout: 15_000 }).toBe(0);
  expect((await ask(listComments, { as: ana, params: { id } })).body.items).toEqual([]);
});
