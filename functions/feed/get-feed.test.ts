import { expect, test } from "vitest";
import { getFeed } from "../../shared/feed.ts";
import { invoke, type Member, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { follow, unfollow } from "../follows/follows.ts";
import { deletePost } from "../posts/posts.ts";
import { putEntries } from "./feed.ts";
import { handler } from "./get-feed.ts";

const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id);

async function feedOf(reader: Member, authors: readonly Member[], posts = 1): Promise<string[]> {
  const entries: string[] = [];
  for (let round = 0; round < posts; round++) {
    for (const author of authors) {
      const { id } = await publishedPost(author);
      entries.unshift(id);
      await putEntries([reader.id], [{ postId: id, authorId: author.id }]);
    }
  }
  return entries;
}

test("posts of people one follows and one's own, newest first, page by page, with what is newer", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await follow(ana.id, ben.id);
  const expected = await feedOf(ana, [ana, ben], 3);
  const first = await invoke(handler, getFeed, { as: ana, query: { limit: "4" } });
  const second = await invoke(handler, getFeed, { as: ana, query: { limit: "4", cursor: first.body.next_cursor } });
  expect([...ids(first), ...ids(second)]).toEqual(expected);
  expect(second.body.next_cursor).toBeNull();
  const newer = await invoke(handler, getFeed, { as: ana, query: { new_since: expected[2] ?? "" } });
  expect(newer.body.new_count).toBe(2);
  expect(first.body).not.toHaveProperty("new_count");
});

test("what is deleted, and who is not followed any more, is not shown even while the feed still holds it", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  await follow(ana.id, ben.id);
  await follow(ana.id, eve.id);
  const [eves, gone, kept] = [...(await feedOf(ana, [eve])), ...(await feedOf(ana, [ben], 2))];
  await deletePost(gone ?? "", ben.id);
  await unfollow(ana.id, eve.id);
  await putEntries([ana.id], [{ postId: eves ?? "", authorId: eve.id }]);
  expect(ids(await invoke(handler, getFeed, { as: ana }))).toEqual([kept]);
});

test("a cursor is good for its owner's feed only", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await feedOf(ana, [ana], 2);
  const { body } = await invoke(handler, getFeed, { as: ana, query: { limit: "1" } });
  const stolen = await invoke(handler, getFeed, { as: ben, query: { cursor: body.next_cursor } });
  expect(stolen.body.code).toBe("invalid_cursor");
});
