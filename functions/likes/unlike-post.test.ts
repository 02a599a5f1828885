import { expect, test } from "vitest";
import { likePost, unlikePost } from "../../shared/likes.ts";
import { getPost } from "../../shared/posts.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("a like is taken back once, however often, and whoever did not like changes nothing", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  const { id } = await publishedPost(ana);
  const params = { id };
  await ask(likePost, { as: ben, params });
  await Promise.all([ben, ben, eve].map((as) => ask(unlikePost, { as, params })));
  await ask(likePost, { as: ana, params });
  const counted = async () => (await ask(getPost, { params })).body.counts.likes;
  await expect.poll(counted, { timeout: 15_000 }).toBe(1);
  expect((await ask(getPost, { as: ben, params })).body.viewer.liked).toBe(false);
});
