import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { follow, listFollowers } from "../../shared/follows.ts";
import { ask, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";

const names = ({ body }: { body: { items: { username: string }[] } }) => body.items.map(({ username }) => username);
const listed = (of: Member, as?: Member, query = {}) =>
  ask(listFollowers, { as, params: { username: of.username }, query });

test("page by page, for everybody, without whom one is barred from", async () => {
  const [ana, ben, cleo, eve] = (await Promise.all(["ana", "ben", "cleo", "eve"].map((name) => member(name)))) as [
    Member,
    Member,
    Member,
    Member,
  ];
  for (const as of [ben, cleo, eve]) await ask(follow, { as, params: { username: ana.username } });
  const first = await listed(ana, undefined, { limit: "2" });
  const rest = await listed(ana, undefined, { limit: "2", cursor: first.body.next_cursor });
  expect([...names(first), ...names(rest)].sort()).toEqual([ben, cleo, eve].map(({ username }) => username).sort());
  await ask(block, { as: eve, params: { username: ben.username } });
  expect(names(await listed(ana, ben)).sort()).toEqual([ben.username, cleo.username].sort());
});

test("a private account's are its followers' to see", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  await ask(follow, { as: ben, params: { username: ana.username } });
  await setPrivate(ana);
  expect(names(await listed(ana, ben))).toEqual([ben.username]);
  expect((await listed(ana, ana)).status).toBe(200);
  expect((await listed(ana, eve)).status).toBe(404);
  expect((await listed(ana)).status).toBe(404);
});
