import { expect, test } from "vitest";
import { createComment, likeComment, listComments, unlikeComment } from "../../shared/comments.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("a comment's likes are counted once each", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const { id } = await publishedPost(ana);
  const { body } = await ask(createComment, { as: ana, params: { id }, body: { text: "Mine" } });
  const params = { id, comment_id: body.id };
  await Promise.all([ben, ben, cleo].map((as) => ask(likeComment, { as, params })));
  const counted = async () => (await ask(listComments, { as: ana, params: { id } })).body.items[0].counts.likes;
  await expect.poll(counted, { timeout: 15_000 }).toBe(2);
  await ask(unlikeComment, { as: ben, params });
  await expect.poll(counted, { timeout: 15_000 }).toBe(1);
});

test("only under the post it belongs to", async () => {
  const ana = await member("ana");
  const [one, other] = [await publishedPost(ana), await publishedPost(ana)];
  const { body } = await ask(createComment, { as: ana, params: { id: one.id }, body: { text: "Mine" } });
  expect((await ask(likeComment, { as: ana, params: { id: other.id, comment_id: body.id } })).status).toBe(404);
});
