import { expect, test } from "vitest";
import { getPost } from "../../shared/posts.ts";
import { listSaved, savePost } from "../../shared/saves.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("saving many times at once is saving once, and nobody else sees it", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  await Promise.all([1, 2, 3, 4].map(() => ask(savePost, { as: ben, params: { id } })));
  const saved = await ask(listSaved, { as: ben });
  expect(saved.body.items.map((post: { id: string }) => post.id)).toEqual([id]);
  expect((await ask(getPost, { as: ben, params: { id } })).body.viewer.saved).toBe(true);
  expect((await ask(getPost, { as: ana, params: { id } })).body.viewer.saved).toBe(false);
});

test("what one may not see can't be saved", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const { id } = await publishedPost(ana);
  await setPrivate(ana);
  expect((await ask(savePost, { as: eve, params: { id } })).status).toBe(404);
});
