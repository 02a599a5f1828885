import { expect, test } from "vitest";
import { block, unblock } from "../../shared/blocks.ts";
import { follow, listFollowers } from "../../shared/follows.ts";
import { getPost } from "../../shared/posts.ts";
import { getExplore, search } from "../../shared/search.ts";
import { getProfile, listUserPosts } from "../../shared/users.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { isFollowing } from "../follows/follows.ts";
import { getUser } from "../users/users.ts";

const named = ({ username }: Member) => ({ username });

test("a block ends what both follow, and neither finds the other any more", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  await ask(follow, { as: ana, params: named(ben) });
  await ask(follow, { as: ben, params: named(ana) });
  expect((await ask(block, { as: ana, params: named(ben) })).status).toBe(204);
  expect((await ask(block, { as: ana, params: named(ben) })).status).toBe(204);
  expect(await Promise.all([isFollowing(ana.id, ben.id), isFollowing(ben.id, ana.id)])).toEqual([false, false]);
  const statuses = await Promise.all([
    ask(getProfile, { as: ben, params: named(ana) }),
    ask(listUserPosts, { as: ben, params: named(ana) }),
    ask(listFollowers, { as: ben, params: named(ana) }),
    ask(getPost, { as: ben, params: { id } }),
    ask(follow, { as: ben, params: named(ana) }),
    ask(follow, { as: ana, params: named(ben) }),
    ask(listUserPosts, { as: ana, params: named(ben) }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual(Array(7).fill(404));
  for (const { body } of statuses) expect(body.detail).not.toMatch(/block/i);
  const found = await ask(search, { as: ben, query: { q: ana.username } });
  const explored = await ask(getExplore, { as: ben, query: { limit: "50" } });
  expect(JSON.stringify([found.body, explored.body])).not.toContain(ana.id);
  await expect.poll(async () => (await getUser(ana.id))?.followers, { timeout: 15_000 }).toBe(0);
});

test("who has blocked sees that, to be able to undo it; who is blocked as well sees nothing", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await ask(block, { as: ana, params: named(ben) });
  const seen = () => ask(getProfile, { as: ana, params: named(ben) });
  expect((await seen()).body).toMatchObject({
    counts: { posts: 0, followers: 0, following: 0 },
    relationship: { blocking: true, following: false },
  });
  await ask(block, { as: ben, params: named(ana) });
  expect((await seen()).status).toBe(404);
  await ask(unblock, { as: ben, params: named(ana) });
  await ask(unblock, { as: ana, params: named(ben) });
  expect((await seen()).body.relationship.blocking).toBe(false);
});

test("nobody blocks themselves, or nobody", async () => {
  const ana = await member("ana");
  expect((await ask(block, { as: ana, params: named(ana) })).status).toBe(422);
  expect((await ask(block, { as: ana, params: { username: "nobody_here" } })).status).toBe(404);
});
