import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { login, register } from "../../shared/auth.ts";
import { verifyEmail } from "../../shared/emails.ts";
import { getMe } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { mailsTo, nextMail, tokenIn } from "../../tests/harness/mailbox.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { findUserId } from "../users/users.ts";

const verify = (token: string) => ask(verifyEmail, { body: { token } });
const fresh = (name: string) => `${name}_${randomBytes(6).toString("hex")}`;

async function registered(email: string, name = "ana") {
  const { body, status } = await ask(register, { body: { username: fresh(name), email, password } });
  expect(status).toBe(201);
  const headers = { Authorization: `Bearer ${body.access_token}` };
  return { ...body.user, me: async () => (await ask(getMe, { headers })).body };
}

test("the link of the first mail confirms the address, once", async () => {
  const email = `${fresh("ana")}@example.com`;
  const ana = await registered(email);
  expect(ana.email_verified).toBe(false);
  const token = tokenIn(await nextMail(email));
  const answers = await Promise.all([verify(token), verify(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  expect((await ana.me()).email_verified).toBe(true);
  for (const used of [token, "A".repeat(43)]) expect((await verify(used)).body.code).toBe("invalid_link");
});

test("signing up with an address that has an account looks the same, and its owner is told", async () => {
  const ben = await member("ben");
  const thief = await registered(ben.email, "thief");
  expect(thief.email).toBe(ben.email);
  await nextMail(ben.email, { subject: "You already have an account" });
  const mails = await mailsTo(ben.email);
  expect(mails.every(({ subject }) => subject !== "Confirm your email address")).toBe(true);
  // The address signs in to the account it belongs to.
  const { body } = await ask(login, { body: { username: ben.email, password } });
  expect(body.user.id).toBe(ben.id);
});

test("an address signs in once it is confirmed: sooner it would tell whether it had an account before", async () => {
  const ben = await member("ben");
  const email = `${fresh("ana")}@example.com`;
  await registered(email);
  await registered(ben.email, "thief");
  const other = "Narrow-Strait-8";
  for (const username of [email, ben.email]) {
    expect((await ask(login, { body: { username, password: username === email ? password : other } })).status).toBe(
      401,
    );
  }
  await verify(tokenIn(await nextMail(email)));
  expect((await ask(login, { body: { username: email, password } })).status).toBe(200);
});

test("an address that somebody only claims becomes the one's who confirms it", async () => {
  const email = `${fresh("ana")}@example.com`;
  const squatter = await registered(email, "squatter");
  await nextMail(email);
  const owner = await registered(email, "owner");
  expect(await findUserId(email)).toBe(squatter.id);
  const mails = await expect
    .poll(() => mailsTo(email), { timeout: 15_000 })
    .toHaveLength(2)
    .then(() => mailsTo(email));
  const named = (username: string) => mails.find(({ text }) => text.includes(`@${username}`));
  const [own, others] = [named(owner.username), named(squatter.username)];
  if (!own || !others) throw new Error("Both accounts should have asked");
  expect((await verify(tokenIn(own))).status).toBe(204);
  expect(await findUserId(email)).toBe(owner.id);
  expect((await verify(tokenIn(others))).body.code).toBe("invalid_link");
  expect((await squatter.me()).email_verified).toBe(false);
});
