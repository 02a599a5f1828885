import { expect, test } from "vitest";
import { deleteUser, updateUser } from "../../shared/administration.ts";
import { login } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

test("who is deleted by an admin doesn't come back by signing in, but by an admin", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  const { status, body } = await ask(deleteUser, { as: root, params: { username: ana.id } });
  expect([status, body.standing]).toEqual([200, "inactive"]);
  expect(Date.parse(body.deletes_at)).toBeGreaterThan(Date.now() + 29 * 24 * 3600 * 1000);
  expect((await ask(login, { body: { username: ana.username, password } })).body.code).toBe("account_inactive");
  const back = await ask(updateUser, { as: root, params: { username: ana.id }, body: { active: true } });
  expect(back.body).toMatchObject({ standing: "active", deletes_at: null });
  expect((await ask(login, { body: { username: ana.username, password } })).status).toBe(200);
});
