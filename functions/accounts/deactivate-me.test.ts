import { expect, test } from "vitest";
import { deactivateMe, reactivateMe } from "../../shared/accounts.ts";
import { login } from "../../shared/auth.ts";
import { follow, listFollowers } from "../../shared/follows.ts";
import { getMe, getProfile } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

test("who deactivates is hidden, keeps one session for coming back, and comes back", async () => {
  const [ana, ben, cleo] = [await member("ana"), await member("ben"), await member("cleo")];
  await ask(follow, { as: ana, params: { username: cleo.username } });
  const other = await ask(login, { body: { username: ana.username, password } });
  expect((await ask(deactivateMe, { as: ana })).status).toBe(204);

  const profile = { params: { username: ana.username } };
  expect((await ask(getProfile, { ...profile, as: ben })).status).toBe(404);
  expect((await ask(getProfile, profile)).status).toBe(404);
  const followers = await ask(listFollowers, { as: ben, params: { username: cleo.username } });
  expect(followers.body.items).toEqual([]);
  const elsewhere = await ask(getMe, { as: { ...ana, token: other.body.access_token } });
  expect(elsewhere.body.code).toBe("session_ended");

  expect((await ask(getMe, { as: ana })).body.standing).toBe("deactivated");
  const refused = await ask(follow, { as: ana, params: { username: ben.username } });
  expect([refused.status, refused.body.code]).toEqual([403, "account_deactivated"]);
  const again = await ask(login, { body: { username: ana.username, password } });
  expect(again.body.user.standing).toBe("deactivated");

  expect((await ask(reactivateMe, { as: ana })).status).toBe(204);
  expect((await ask(getProfile, { ...profile, as: ben })).status).toBe(200);
  expect((await ask(listFollowers, { as: ben, params: { username: cleo.username } })).body.items).toHaveLength(1);
  expect((await ask(follow, { as: ana, params: { username: ben.username } })).status).toBe(204);
});

test("it takes a fresh proof", async () => {
  const ana = await member("ana");
  await provedLongAgo(ana);
  expect((await ask(deactivateMe, { as: ana })).body.code).toBe("reauthentication_required");
});

test("twice at the same moment is once", async () => {
  const ana = await member("ana");
  const answers = await Promise.all([ask(deactivateMe, { as: ana }), ask(deactivateMe, { as: ana })]);
  expect(answers.map(({ status }) => status)).toContain(204);
  expect((await ask(getMe, { as: ana })).body.standing).toBe("deactivated");
});
