import { expect, test } from "vitest";
import { follow, listFollowRequests, unfollow } from "../../shared/follows.ts";
import { getProfile } from "../../shared/users.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";

test("who asks to follow a private account waits, once, until they take it back", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await setPrivate(ana);
  const params = { username: ana.username };
  const answers = await Promise.all([1, 2, 3].map(() => ask(follow, { as: ben, params })));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  const waiting = async () => (await ask(listFollowRequests, { as: ana })).body.items.map((p: { id: string }) => p.id);
  expect(await waiting()).toEqual([ben.id]);
  expect((await ask(listFollowRequests, { as: ben })).body.items).toEqual([]);
  expect((await ask(getProfile, { as: ben, params })).body.relationship).toMatchObject({
    following: false,
    requested: true,
  });
  await ask(unfollow, { as: ben, params });
  expect(await waiting()).toEqual([]);
});
