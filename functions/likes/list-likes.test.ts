import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { follow } from "../../shared/follows.ts";
import { likePost, listLikes } from "../../shared/likes.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("who likes a post, page by page, with how one stands to them and without those one is barred from", async () => {
  const [ana, ben, cleo, eve] = await Promise.all(["ana", "ben", "cleo", "eve"].map((name) => member(name)));
  if (!ana || !ben || !cleo || !eve) throw new Error("Nobody came");
  const { id } = await publishedPost(ana);
  for (const as of [ana, ben, cleo, eve]) await ask(likePost, { as, params: { id } });
  await ask(follow, { as: ben, params: { username: cleo.username } });
  await ask(block, { as: ben, params: { username: eve.username } });
  const first = await ask(listLikes, { as: ben, params: { id }, query: { limit: "2" } });
  const rest = await ask(listLikes, { as: ben, params: { id }, query: { limit: "2", cursor: first.body.next_cursor } });
  const people = [...first.body.items, ...rest.body.items];
  const standing = Object.fromEntries(people.map(({ username, relationship }) => [username, relationship]));
  expect(standing).toEqual({
    [ana.username]: { following: false, requested: false },
    [ben.username]: null,
    [cleo.username]: { following: true, requested: false },
  });
  expect(rest.body.next_cursor).toBeNull();
});
