import { expect, test } from "vitest";
import { unfollow } from "../../shared/follows.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { getUser } from "../users/users.ts";
import { follow, isFollowing, listFollowerIds } from "./follows.ts";
import { handler } from "./unfollow.ts";

test("unfollowing ends both directions and both counters, and may be repeated", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await follow(ana.id, ben.id);
  await expect.poll(async () => (await getUser(ben.id))?.followers, { timeout: 15_000 }).toBe(1);
  const ask = () => invoke(handler, unfollow, { as: ana, params: { username: ben.username } });
  expect([(await ask()).status, (await ask()).status]).toEqual([204, 204]);
  expect(await isFollowing(ana.id, ben.id)).toBe(false);
  expect((await listFollowerIds(ben.id, { limit: 10 })).ids).toEqual([]);
  await expect.poll(async () => (await getUser(ben.id))?.followers, { timeout: 15_000 }).toBe(0);
});
