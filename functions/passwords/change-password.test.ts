import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { changePassword } from "../../shared/passwords.ts";
import { getMe } from "../../shared/users.ts";
import { failed } from "../../tests/harness/failures.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { withTotp } from "../../tests/harness/second-factors.ts";
import { proofsOf } from "../attempts/attempts.ts";

const old = "Wide-Harbour-7";
const fresh = "Narrow-Strait-8";
const change = (as: Member, current_password: string, new_password: string) =>
  ask(changePassword, { as, body: { current_password, new_password } });
const signIn = (as: Member, password: string) => ask(login, { body: { username: as.username, password } });

test("the new password is the only one, this device stays and all others are signed out", async () => {
  const ana = await member("ana");
  const { body: other } = await signIn(ana, old);
  expect((await change(ana, old, fresh)).status).toBe(204);
  expect((await ask(getMe, { as: ana })).status).toBe(200);
  expect((await ask(getMe, { headers: { Authorization: `Bearer ${other.access_token}` } })).status).toBe(401);
  expect([(await signIn(ana, old)).status, (await signIn(ana, fresh)).status]).toEqual([401, 200]);
});

test("whoever does not know the old one, or wants a weak one, changes nothing", async () => {
  const ana = await member("ana");
  const wrong = await change(ana, "Wrong-Harbour-7", fresh);
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, "current_password"]);
  expect((await change(ana, old, "short")).body.errors[0].path).toBe("new_password");
  expect((await change(ana, old, "P@ssw0rd!")).body.errors[0].path).toBe("new_password");
  expect((await signIn(ana, old)).status).toBe(200);
});

test("of a sign-in and a change at the same time no session with the old password is left", async () => {
  const ana = await member("ana");
  const [changed, ...signedIn] = await Promise.all([change(ana, old, fresh), signIn(ana, old), signIn(ana, old)]);
  expect(changed?.status).toBe(204);
  for (const { body } of signedIn) {
    const headers = { Authorization: `Bearer ${body.access_token ?? "none"}` };
    expect((await ask(getMe, { headers })).status).toBe(401);
  }
});

test("where there is a second factor the password alone changes nothing", async () => {
  const ana = await member("ana");
  await withTotp(ana);
  await provedLongAgo(ana);
  expect((await change(ana, old, fresh)).body.code).toBe("reauthentication_required");
  await provedLongAgo(ana, -601);
  expect((await change(ana, old, fresh)).status).toBe(204);
});

test("a new password that is refused is no guess at the old one", async () => {
  const ana = await member("ana");
  await failed(proofsOf(ana.id), 4);
  for (const weak of ["P@ssw0rd!", "nodigitshere"]) expect((await change(ana, old, weak)).status).toBe(422);
  expect((await change(ana, old, fresh)).status).toBe(204);
});

test("five guesses a minute", async () => {
  const ana = await member("ana");
  const answers = await Promise.all(Array.from({ length: 7 }, () => change(ana, "Wrong-Harbour-7", fresh)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
});
