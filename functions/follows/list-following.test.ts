import { expect, test } from "vitest";
import { follow, listFollowing } from "../../shared/follows.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";

test("whom somebody follows, and how the caller stands to them", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  await setPrivate(cleo);
  await ask(follow, { as: ana, params: { username: ben.username } });
  await ask(follow, { as: ben, params: { username: ana.username } });
  const { status, body } = await ask(follow, { as: ana, params: { username: cleo.username } });
  expect([status, body]).toEqual([202, { status: "requested" }]);
  const seen = await ask(listFollowing, { as: ana, params: { username: ben.username } });
  expect(seen.body.items.map((person: { username: string }) => person.username)).toEqual([ana.username]);
  expect(seen.body.items[0].relationship).toBeNull();
  const own = await ask(listFollowing, { as: ana, params: { username: ana.username } });
  expect(own.body.items.map((person: { username: string }) => person.username)).toEqual([ben.username]);
});
