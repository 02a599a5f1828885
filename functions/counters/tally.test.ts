import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { getUser, userKey } from "../users/users.ts";
import { handler } from "./tally.ts";

const change = (userId: string, by: 1 | -1 = 1) => ({
  change_id: uuid(),
  item: userKey(userId),
  counter: "followers",
  by,
});

test("every change counts once, however often and in whatever company it is delivered", async () => {
  const ana = await member("ana");
  const changes = Array.from({ length: 12 }, () => change(ana.id));
  await deliver(handler, changes);
  await Promise.all([
    deliver(handler, changes),
    deliver(handler, changes.slice(3)),
    deliver(handler, [change(ana.id, -1)]),
  ]);
  expect((await getUser(ana.id))?.followers).toBe(11);
});

test("somebody who is gone is not brought back as a counter", async () => {
  const nobody = uuid();
  expect(await deliver(handler, [change(nobody)])).toEqual([]);
  expect(await getUser(nobody)).toBeUndefined();
});

test("what is no message goes back alone", async () => {
  const ana = await member("ana");
  expect(await deliver(handler, [change(ana.id), "{}", "no json"])).toEqual([1, 2]);
  expect((await getUser(ana.id))?.followers).toBe(1);
});
