import { expect, test } from "vitest";
import { listMutes, mute } from "../../shared/mutes.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

test("whom one has muted, and nobody else knows", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await ask(mute, { as: ana, params: { username: ben.username } });
  expect((await ask(listMutes, { as: ana })).body.items).toMatchObject([{ username: ben.username }]);
  expect((await ask(listMutes, { as: ben })).body.items).toEqual([]);
});
