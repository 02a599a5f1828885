import { expect, test } from "vitest";
import { updateUser } from "../../shared/administration.ts";
import { searchAudit } from "../../shared/audit.ts";
import { login } from "../../shared/auth.ts";
import { getMe, getProfile } from "../../shared/users.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { nextMail } from "../../tests/harness/mailbox.ts";
import { suspensionOver } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

const change = (as: Member, whom: Member, body: object) => ask(updateUser, { as, params: { username: whom.id }, body });
const signIn = (whom: Member) => ask(login, { body: { username: whom.username, password } });

test("a suspended person is out at once and hidden, and back by themselves at the time", async () => {
  const [root, ana, ben] = [await member("root", { role: "admin" }), await member("ana"), await member("ben")];
  const suspended_until = new Date(Date.now() + 3600_000).toISOString();
  const { status, body } = await change(root, ana, { suspended_until, reason: "Spam" });
  expect([status, body.standing, body.sessions]).toEqual([200, "suspended", 0]);
  expect((await ask(getMe, { as: ana })).body.code).toBe("session_ended");
  const refused = await signIn(ana);
  expect([refused.status, refused.body.code]).toEqual([403, "account_suspended"]);
  expect(refused.body.detail).toContain(suspended_until.slice(0, 10));
  expect((await ask(getProfile, { as: ben, params: { username: ana.username } })).status).toBe(404);
  expect((await nextMail(ana.email, { subject: "Your account was suspended" })).text).not.toContain(root.username);

  await suspensionOver(ana);
  expect((await signIn(ana)).status).toBe(200);
  expect((await ask(getProfile, { as: ben, params: { username: ana.username } })).status).toBe(200);
  const entries = await ask(searchAudit, { as: root, query: { user: ana.username, action: "account_suspended" } });
  expect(entries.body.items).toMatchObject([
    {
      user: { id: ana.id },
      actor: { kind: "admin", user: { id: root.id } },
      reason: "Spam",
      changes: [{ field: "suspended_until", from: null, to: suspended_until }],
    },
  ]);
});

test("a suspension is taken back, and one in the past is none", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  await change(root, ana, { suspended_until: new Date(Date.now() + 3600_000).toISOString() });
  expect((await change(root, ana, { suspended_until: null })).body.standing).toBe("active");
  expect((await signIn(ana)).status).toBe(200);
  const past = await change(root, ana, { suspended_until: new Date(Date.now() - 1000).toISOString() });
  expect([past.status, past.body.errors[0].path]).toEqual([422, "suspended_until"]);
});

test("who is deactivated by an admin hears so, in the words of the sign-in, until reactivated", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  expect((await change(root, ana, { active: false })).body.standing).toBe("inactive");
  const refused = await signIn(ana);
  expect([refused.status, refused.body.detail]).toEqual([403, "Account is inactive"]);
  expect((await change(root, ana, { active: true })).body.standing).toBe("active");
  expect((await signIn(ana)).status).toBe(200);
});

test("a role counts from the next request on", async () => {
  const [root, ana, ben] = [await member("root", { role: "admin" }), await member("ana"), await member("ben")];
  expect((await change(ana, ben, { active: false })).body.code).toBe("forbidden");
  await change(root, ana, { role: "admin" });
  expect((await change(ana, ben, { active: false })).status).toBe(200);
  await change(root, ana, { role: "moderator" });
  expect((await change(ana, ben, { active: true })).body.code).toBe("forbidden");
});

test("a change of nothing is none, and nobody is not found", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  expect((await change(root, ana, {})).status).toBe(200);
  expect((await change(root, ana, { active: true, role: "user" })).status).toBe(200);
  expect((await ask(searchAudit, { as: root, query: { user: ana.username } })).body.items).toEqual([]);
  expect((await change(root, { ...ana, id: "019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e" }, {})).status).toBe(404);
});
