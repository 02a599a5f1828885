import { expect, test } from "vitest";
import { follow as followContract } from "../../shared/follows.ts";
import { ask, deliver, member, setPrivate } from "../../tests/harness/invoke.ts";
import { handler } from "./accept-waiting.ts";
import { acceptRequest, follow, isFollowing, listRequesterIds } from "./follows.ts";

test("an account that opens takes in all who wait; one that is closed takes in nobody", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  await setPrivate(ana);
  for (const as of [ben, cleo]) await ask(followContract, { as, params: { username: ana.username } });
  await deliver(handler, [{ user_id: ana.id }]);
  expect((await listRequesterIds(ana.id, { limit: 5 })).ids).toHaveLength(2);
  // Closed again while it is at work: each is accepted only if the account is open still.
  await expect(acceptRequest(ana.id, ben.id, true)).rejects.toThrow();
  await setPrivate(ana, false);
  const accepted = async () => Promise.all([ben, cleo].map(({ id }) => isFollowing(id, ana.id)));
  await expect.poll(accepted, { timeout: 15_000 }).toEqual([true, true]);
  expect((await listRequesterIds(ana.id, { limit: 5 })).ids).toEqual([]);
});

test("somebody who waits and follows an account that has opened waits no more", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await setPrivate(ana);
  await ask(followContract, { as: ben, params: { username: ana.username } });
  await follow(ben.id, ana.id, false);
  expect((await listRequesterIds(ana.id, { limit: 5 })).ids).toEqual([]);
});
