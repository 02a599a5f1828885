import { expect, test } from "vitest";
import { reactivateMe } from "../../shared/accounts.ts";
import { listHistory } from "../../shared/audit.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

test("who is active already is no more active, and nothing has happened", async () => {
  const ana = await member("ana");
  expect((await ask(reactivateMe, { as: ana })).status).toBe(204);
  expect((await ask(listHistory, { as: ana })).body.items).toEqual([]);
});
