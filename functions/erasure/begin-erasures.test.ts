import { expect, test } from "vitest";
import { deleteMe } from "../../shared/accounts.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { deletionDue } from "../../tests/harness/passed-time.ts";
import { listDue } from "./deletions.ts";

const isDue = async (id: string) => (await listDue(500)).some(({ user_id }) => user_id === id);

test("an account is due when its time of grace is over, and not before", async () => {
  const ana = await member("ana");
  await ask(deleteMe, { as: ana });
  expect(await isDue(ana.id)).toBe(false);
  await deletionDue(ana);
  expect(await isDue(ana.id)).toBe(true);
});
