import { expect, test } from "vitest";
import { listSessions, login, logoutAll } from "../../shared/auth.ts";
import { getMe } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

const signIn = async (username: string) =>
  (await ask(login, { body: { username, password: "Wide-Harbour-7" } })).body.access_token as string;
const statusWith = async (token: string) =>
  (await ask(getMe, { headers: { Authorization: `Bearer ${token}` } })).status;

test("all other devices, and then all", async () => {
  const ana = await member("ana");
  const others = [await signIn(ana.username), await signIn(ana.username)];
  expect((await ask(logoutAll, { as: ana, body: { keep_current: true } })).status).toBe(204);
  expect(await Promise.all(others.map(statusWith))).toEqual([401, 401]);
  expect((await ask(listSessions, { as: ana })).body.items).toHaveLength(1);
  const again = await signIn(ana.username);
  expect((await ask(logoutAll, { as: ana })).status).toBe(204);
  expect(await Promise.all([ana.token, again].map(statusWith))).toEqual([401, 401]);
});
