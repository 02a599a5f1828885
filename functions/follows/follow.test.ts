import { expect, test } from "vitest";
import { follow } from "../../shared/follows.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { getUser } from "../users/users.ts";
import { handler } from "./follow.ts";
import { isFollowing, listFollowerIds } from "./follows.ts";

test("following twice, or many times at once, is following once", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const params = { username: ben.username };
  const answers = await Promise.all([1, 2, 3, 4].map(() => invoke(handler, follow, { as: ana, params })));
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  expect(await isFollowing(ana.id, ben.id)).toBe(true);
  expect((await listFollowerIds(ben.id, { limit: 10 })).ids).toEqual([ana.id]);
  await expect.poll(async () => (await getUser(ben.id))?.followers, { timeout: 15_000 }).toBe(1);
  await expect.poll(async () => (await getUser(ana.id))?.following, { timeout: 15_000 }).toBe(1);
});

test("nobody follows themselves, or somebody who is not there", async () => {
  const ana = await member("ana");
  expect((await invoke(handler, follow, { as: ana, params: { username: ana.username } })).status).toBe(422);
  expect((await invoke(handler, follow, { as: ana, params: { username: "nobody_here" } })).status).toBe(404);
});
