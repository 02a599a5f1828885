import { expect, test } from "vitest";
import { listSaved, savePost, unsavePost } from "../../shared/saves.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("a saved post is forgotten, and forgetting it again does nothing", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana);
  await ask(savePost, { as: ana, params: { id } });
  const answers = await Promise.all([1, 2].map(() => ask(unsavePost, { as: ana, params: { id } })));
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect((await ask(listSaved, { as: ana })).body.items).toEqual([]);
});
