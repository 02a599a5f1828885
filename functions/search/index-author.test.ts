import { expect, test } from "vitest";
import { deliver, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { handler } from "./index-author.ts";
import { listTagged } from "./tags.ts";

test("every post of an account that was closed or opened is looked at again", async () => {
  const ana = await member("ana");
  const tag = `tag${ana.username.slice(-12)}`;
  for (let post = 0; post < 3; post++) await publishedPost(ana, `#${tag}`);
  const found = async () => (await listTagged(tag, { limit: 5 })).references.length;
  await expect.poll(found, { timeout: 15_000 }).toBe(3);
  await setPrivate(ana);
  await expect.poll(found, { timeout: 15_000 }).toBe(0);
  await setPrivate(ana, false);
  await expect.poll(found, { timeout: 15_000 }).toBe(3);
  expect(await deliver(handler, [{ author_id: ana.id }])).toEqual([]);
});
