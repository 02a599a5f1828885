import { expect, test } from "vitest";
import { listUserPosts } from "../../shared/users.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { handler } from "./list-user-posts.ts";

test("all of somebody's posts, newest first, page by page", async () => {
  const ana = await member("ana");
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.unshift((await publishedPost(ana)).id);
  const params = { username: ana.username };
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await invoke(handler, listUserPosts, { params, query: { limit: "2", ...(cursor ? { cursor } : {}) } });
    seen.push(...page.body.items.map((post: { id: string }) => post.id));
    cursor = page.body.next_cursor;
  } while (cursor);
  expect(seen).toEqual(ids);
});

test("a cursor opens no other person's list", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await publishedPost(ana);
  await publishedPost(ana);
  const { body } = await invoke(handler, listUserPosts, { params: { username: ana.username }, query: { limit: "1" } });
  const foreign = { params: { username: ben.username }, query: { cursor: body.next_cursor } };
  expect((await invoke(handler, listUserPosts, foreign)).body.code).toBe("invalid_cursor");
});
