import { expect, test } from "vitest";
import { block, listBlocks } from "../../shared/blocks.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

test("whom one has blocked, and nobody else knows", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  for (const { username } of [ben, cleo]) await ask(block, { as: ana, params: { username } });
  const first = await ask(listBlocks, { as: ana, query: { limit: "1" } });
  const rest = await ask(listBlocks, { as: ana, query: { cursor: first.body.next_cursor } });
  const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
  expect(ids.sort()).toEqual([ben.id, cleo.id].sort());
  expect((await ask(listBlocks, { as: ben })).body.items).toEqual([]);
});
