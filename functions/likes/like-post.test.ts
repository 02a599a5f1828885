import { expect, test } from "vitest";
import { likePost, listLikes, unlikePost } from "../../shared/likes.ts";
import { getPost } from "../../shared/posts.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

const likes = (id: string) => async () => (await ask(getPost, { params: { id } })).body.counts.likes;

test("liking, twice or by many at once, counts each person once", async () => {
  const [ana, ...fans] = await Promise.all([1, 2, 3, 4, 5, 6].map(() => member("fan")));
  const { id } = await publishedPost(ana as NonNullable<typeof ana>);
  const params = { id };
  const answers = await Promise.all([...fans, ...fans].map((as) => ask(likePost, { as, params })));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(204));
  await expect.poll(likes(id), { timeout: 15_000 }).toBe(5);
  await Promise.all(fans.slice(0, 2).map((as) => ask(unlikePost, { as, params })));
  await expect.poll(likes(id), { timeout: 15_000 }).toBe(3);
  const { body } = await ask(listLikes, { as: fans[0], params });
  expect(body.items).toHaveLength(3);
});

test("one's own like shows on the post", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  await ask(likePost, { as: ben, params: { id } });
  expect((await ask(getPost, { as: ben, params: { id } })).body.viewer).toEqual({ liked: true, saved: false });
  expect((await ask(getPost, { as: ana, params: { id } })).body.viewer).toEqual({ liked: false, saved: false });
  expect((await ask(getPost, { params: { id } })).body.viewer).toBeNull();
});

test("what one may not see can't be liked", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const { id } = await publishedPost(ana);
  await setPrivate(ana);
  expect((await ask(likePost, { as: eve, params: { id } })).status).toBe(404);
  expect((await ask(likePost, { as: ana, params: { id } })).status).toBe(204);
});
