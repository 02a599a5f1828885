import { expect, test } from "vitest";
import { findUsers, updateUser } from "../../shared/administration.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

const ids = ({ body }: Awaited<ReturnType<typeof ask>>) => body.items.map(({ id }: { id: string }) => id);

test("accounts are found by name, address, id, role and standing", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("findable")];
  const find = (query: Record<string, string>) => ask(findUsers, { as: root, query });
  for (const q of [ana.email, ana.id, ana.email.toUpperCase()]) expect(ids(await find({ q }))).toEqual([ana.id]);
  await expect
    .poll(async () => ids(await find({ q: ana.username.slice(0, 20) })), { timeout: 15_000 })
    .toEqual([ana.id]);
  expect(ids(await find({ q: ana.email, role: "admin" }))).toEqual([]);
  expect(ids(await find({ role: "admin" }))).toContain(root.id);
  expect(ids(await find({ role: "admin" }))).not.toContain(ana.id);
  await ask(updateUser, { as: root, params: { username: ana.username }, body: { active: false } });
  expect(ids(await find({ standing: "inactive", limit: "50" }))).toContain(ana.id);
  await ask(updateUser, { as: root, params: { username: ana.username }, body: { active: true } });
  expect(ids(await find({ standing: "inactive", limit: "50" }))).not.toContain(ana.id);
});

test("without a question all accounts come, the newest first, page by page", async () => {
  const root = await member("root", { role: "admin" });
  const newest = await member("newest");
  const find = (query: Record<string, string>) => ask(findUsers, { as: root, query });
  await expect.poll(async () => ids(await find({ limit: "50" })), { timeout: 15_000 }).toContain(newest.id);
  const first = await find({ limit: "1" });
  const second = await find({ limit: "1", cursor: first.body.next_cursor });
  expect(ids(first)[0] > ids(second)[0]).toBe(true);
  const foreign = await find({ limit: "1", role: "admin", cursor: first.body.next_cursor });
  expect(foreign.body.code).toBe("invalid_cursor");
});

test("what administrators see holds no secret, and others see nothing", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  const { body } = await ask(findUsers, { as: root, query: { q: ana.id } });
  expect(JSON.stringify(body)).not.toMatch(/argon2|password_hash|token|backend/);
  expect((await ask(findUsers, { as: ana })).body.code).toBe("forbidden");
});
