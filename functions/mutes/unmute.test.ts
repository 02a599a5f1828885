import { expect, test } from "vitest";
import { listMutes, mute, unmute } from "../../shared/mutes.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

test("unmuting may be repeated", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const params = { username: ben.username };
  await ask(mute, { as: ana, params });
  for (let time = 0; time < 2; time++) expect((await ask(unmute, { as: ana, params })).status).toBe(204);
  expect((await ask(listMutes, { as: ana })).body.items).toEqual([]);
});
