import { expect, test } from "vitest";
import { revokeSessions } from "../../shared/administration.ts";
import { listHistory } from "../../shared/audit.ts";
import { login, refresh } from "../../shared/auth.ts";
import { getMe } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

test("somebody is signed out everywhere at the very next request, and sees that it was the staff", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  expect((await ask(revokeSessions, { as: root, params: { username: ana.username } })).status).toBe(204);
  expect((await ask(getMe, { as: ana })).body.code).toBe("session_ended");
  expect((await ask(refresh, { body: { refresh_token: ana.refreshToken } })).status).toBe(401);
  const again = await ask(login, { body: { username: ana.username, password } });
  const history = await ask(listHistory, { as: { ...ana, token: again.body.access_token } });
  expect(history.body.items[1]).toMatchObject({ action: "sessions_ended", by_staff: true, ip: "", browser: null });
});
