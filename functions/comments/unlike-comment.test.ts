import { expect, test } from "vitest";
import { createComment, likeComment, listComments, unlikeComment } from "../../shared/comments.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("a like of a comment is taken back, and again without harm", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana);
  const { body } = await ask(createComment, { as: ana, params: { id }, body: { text: "Mine" } });
  const params = { id, comment_id: body.id };
  await ask(likeComment, { as: ana, params });
  for (let time = 0; time < 2; time++) expect((await ask(unlikeComment, { as: ana, params })).status).toBe(204);
  expect((await ask(listComments, { as: ana, params: { id } })).body.items[0].viewer).toEqual({ liked: false });
});
