import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { findUsers } from "../../shared/administration.ts";
import { searchAudit } from "../../shared/audit.ts";
import { login } from "../../shared/auth.ts";
import { callDeployed } from "../../tests/harness/deployed.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import type { Outcome } from "./run-command.ts";

/** With the rights it has there. */
const handler = (event: object) => callDeployed<Outcome>("administration/run-command", event);

test("an administrator is made, who can act at once; the log says that an operator did it", async () => {
  const username = `boss_${randomBytes(6).toString("hex")}`;
  const made = await handler({
    command: "create-user",
    username,
    email: `${username}@example.com`,
    password,
    role: "admin",
  });
  expect(made).toMatchObject({ username });
  const { body } = await ask(login, { body: { username, password } });
  const boss = { id: body.user.id, username, token: body.access_token } as Awaited<ReturnType<typeof member>>;
  expect((await ask(findUsers, { as: boss, query: { q: username } })).status).toBe(200);
  const log = await ask(searchAudit, { as: boss, query: { user: username, action: "registered" } });
  expect(log.body.items).toMatchObject([{ actor: { kind: "operator", user: null } }]);
});

test("a password is given, an account closed and opened, a role changed", async () => {
  const ana = await member("ana");
  const { username } = ana;
  const signIn = async (tried = password) => (await ask(login, { body: { username, password: tried } })).body;
  await handler({ command: "reset-password", username, password: "Quiet-Lantern-42" });
  expect((await signIn()).code).toBe("wrong_credentials");
  expect((await signIn("Quiet-Lantern-42")).user.role).toBe("user");
  await handler({ command: "deactivate-user", username });
  expect((await signIn("Quiet-Lantern-42")).detail).toBe("Account is inactive");
  await handler({ command: "reactivate-user", username });
  await handler({ command: "set-role", username, role: "moderator" });
  expect((await signIn("Quiet-Lantern-42")).user.role).toBe("moderator");
});

test("what is wrong is told in a sentence", async () => {
  const ana = await member("ana");
  expect(await handler({ command: "deactivate-user", username: "nobody.at.all" })).toEqual({
    problem: "There is no such account.",
  });
  const weak = await handler({ command: "reset-password", username: ana.username, password: "Password-1" });
  expect(weak).toHaveProperty("problem", expect.stringContaining("Too common"));
  expect(await handler({ command: "drop-table" })).toHaveProperty("problem");
});
