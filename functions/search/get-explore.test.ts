import { expect, test } from "vitest";
import { follow } from "../../shared/follows.ts";
import { getExplore } from "../../shared/search.ts";
import { ask, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { listExplore } from "./explore.ts";

const shown = async (as?: Member) =>
  (await ask(getExplore, { as, query: { limit: "50" } })).body.items.map(({ id }: { id: string }) => id);

test("posts of those one doesn't follow, as long as they are public, and not one's own", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const [{ id: bens }, { id: cleos }, { id: anas }] = [
    await publishedPost(ben),
    await publishedPost(cleo),
    await publishedPost(ana),
  ];
  await expect.poll(() => shown(), { timeout: 15_000 }).toEqual(expect.arrayContaining([anas, bens, cleos]));
  await ask(follow, { as: ana, params: { username: ben.username } });
  const seen = await shown(ana);
  expect(seen).toContain(cleos);
  expect(seen).not.toContain(bens);
  expect(seen).not.toContain(anas);
  await setPrivate(cleo);
  expect(await shown()).not.toContain(cleos);
});

test("a page ends with a cursor that goes on where it ended, over months without posts", async () => {
  const ana = await member("ana");
  for (let post = 0; post < 2; post++) await publishedPost(ana);
  await expect.poll(async () => (await listExplore({ limit: 2 })).references.length, { timeout: 15_000 }).toBe(2);
  const first = await listExplore({ limit: 1 });
  const second = await listExplore({ limit: 1, after: first.last });
  expect(second.references[0]?.postId).not.toBe(first.references[0]?.postId);
  let after: string | undefined = "2001-01 ";
  after = (await listExplore({ limit: 5, after })).last;
  expect(after).toBeUndefined();
});
