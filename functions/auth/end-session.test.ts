import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { endSession, listSessions, login, refresh } from "../../shared/auth.ts";
import { getMe } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

test("another device is signed out at once, and its refresh token is good for nothing", async () => {
  const ana = await member("ana");
  const body = { username: ana.username, password: "Wide-Harbour-7", remember: true };
  const { body: other } = await ask(login, { body });
  const { body: list } = await ask(listSessions, { as: ana });
  const { id } = list.items.find(({ current }: { current: boolean }) => !current);
  const bearer = { headers: { Authorization: `Bearer ${other.access_token}` } };
  expect((await ask(getMe, bearer)).status).toBe(200);
  expect((await ask(endSession, { as: ana, params: { id } })).status).toBe(204);
  expect((await ask(getMe, bearer)).body.code).toBe("session_ended");
  expect((await ask(refresh, { body: { refresh_token: other.refresh_token } })).status).toBe(401);
  expect((await ask(endSession, { as: ana, params: { id } })).status).toBe(404);
});

test("nobody ends somebody else's", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  expect((await ask(endSession, { as: eve, params: { id: ana.sessionId } })).status).toBe(404);
  expect((await ask(endSession, { as: eve, params: { id: uuid() } })).status).toBe(404);
  expect((await ask(getMe, { as: ana })).status).toBe(200);
});
