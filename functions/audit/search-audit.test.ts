import { expect, test } from "vitest";
import { searchAudit } from "../../shared/audit.ts";
import { login, logoutAll } from "../../shared/auth.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { freshAddress } from "../../tests/harness/stack.ts";

const search = (as: Member, query: Record<string, string>) => ask(searchAudit, { as, query });
const actions = ({ body }: Awaited<ReturnType<typeof ask>>) =>
  body.items.map(({ action }: { action: string }) => action);

test("the log is searched by user, action, address and time", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  const ip = freshAddress();
  await ask(login, { body: { username: ana.username, password }, address: ip });
  await ask(logoutAll, { as: ana, address: ip });
  expect(actions(await search(root, { user: ana.username }))).toEqual(["sessions_ended", "signed_in"]);
  expect(actions(await search(root, { user: ana.username, action: "signed_in" }))).toEqual(["signed_in"]);
  await expect
    .poll(async () => actions(await search(root, { ip })), { timeout: 40_000, interval: 1000 })
    .toEqual(["sessions_ended", "signed_in"]);
  expect(actions(await search(root, { ip, action: "signed_in" }))).toEqual(["signed_in"]);
  const { body } = await search(root, { ip, action: "signed_in" });
  expect(body.items[0]).toMatchObject({
    user: { id: ana.id },
    actor: { kind: "owner", user: { id: ana.id } },
    ip,
    method: "password",
  });
  const soon = new Date(Date.now() + 60_000).toISOString();
  expect(actions(await search(root, { user: ana.username, from: soon }))).toEqual([]);
  const past = new Date(Date.now() - 3600_000).toISOString();
  expect(actions(await search(root, { ip, to: past }))).toEqual([]);
  expect(actions(await search(root, { user: ana.username, to: past }))).toEqual([]);
});

test("it goes on page by page, without a gap or a repetition", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  const ip = freshAddress();
  for (const _ of [1, 2, 3]) await ask(login, { body: { username: ana.username, password }, address: ip });
  await expect
    .poll(async () => (await search(root, { ip })).body.items.length, { timeout: 40_000, interval: 1000 })
    .toBe(3);
  for (const filter of [{ ip }, { user: ana.username }]) {
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 40; pages++) {
      const { body } = await search(root, { ...filter, limit: "1", ...(cursor ? { cursor } : {}) });
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor;
    }
    expect([cursor, seen.length, new Set(seen).size]).toEqual([null, 3, 3]);
  }
});

test("only administrators look", async () => {
  for (const role of ["user", "moderator"] as const) {
    expect((await search(await member("ana", { role }), {})).body.code).toBe("forbidden");
  }
});
