import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { handler } from "./index-person.ts";
import { listPeople } from "./names.ts";

test("somebody is found by the words they have, not by those of the message, and who is gone by none", async () => {
  const ana = await member("ana");
  const found = async (word: string) => (await listPeople(word, { limit: 50 })).ids.includes(ana.id);
  const stale = `stale${ana.username.slice(-12)}`;
  await deliver(handler, [{ user_id: ana.id, stale_words: [stale, ana.username] }]);
  expect([await found(ana.username), await found(stale)]).toEqual([true, false]);
  expect(await deliver(handler, [{ user_id: uuid(), stale_words: [stale] }])).toEqual([]);
});
