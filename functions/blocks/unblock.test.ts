import { expect, test } from "vitest";
import { block, unblock } from "../../shared/blocks.ts";
import { getProfile } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

test("a barrier stands until the last of both has taken it down", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const towards = (person: typeof ana) => ({ username: person.username });
  await Promise.all([ask(block, { as: ana, params: towards(ben) }), ask(block, { as: ben, params: towards(ana) })]);
  const profile = async () => (await ask(getProfile, { as: ben, params: towards(ana) })).status;
  for (let time = 0; time < 2; time++) await ask(unblock, { as: ana, params: towards(ben) });
  expect((await ask(getProfile, { as: ana, params: towards(ben) })).status).toBe(404);
  await ask(unblock, { as: ben, params: towards(ana) });
  expect(await profile()).toBe(200);
});
