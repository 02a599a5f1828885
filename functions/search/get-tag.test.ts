import { expect, test } from "vitest";
import { getTag } from "../../shared/search.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

test("public posts of a tag, newest first, page by page, as long as their account is open", async () => {
  const ana = await member("ana");
  const tag = `tag${ana.username.slice(-12)}`;
  const older = await publishedPost(ana, `#${tag.toUpperCase()}`);
  const newer = await publishedPost(ana, `Again #${tag}, and #${tag}`);
  const list = (query = {}) => ask(getTag, { params: { tag }, query });
  await expect.poll(async () => ids(await list()), { timeout: 15_000 }).toEqual([newer.id, older.id]);
  const first = await list({ limit: "1" });
  expect(ids(await list({ limit: "1", cursor: first.body.next_cursor }))).toEqual([older.id]);
  await setPrivate(ana);
  expect(ids(await list())).toEqual([]);
});

test("a tag nobody uses has no posts, and what is no tag is refused", async () => {
  expect(ids(await ask(getTag, { params: { tag: "nobodyusesthistag" } }))).toEqual([]);
  expect((await ask(getTag, { params: { tag: "no tag" } })).status).toBe(422);
});
