import { expect, test } from "vitest";
import { register } from "../../shared/auth.ts";
import { changeEmail, undoEmailChange, verifyEmail } from "../../shared/emails.ts";
import { changePassword, resetPassword } from "../../shared/passwords.ts";
import { getMe } from "../../shared/users.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { mailsTo, nextMail, tokenIn } from "../../tests/harness/mailbox.ts";
import { linkFor } from "../../tests/harness/mailed-secrets.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { update } from "../runtime/table.ts";
import { accountKey, findUserId } from "../users/users.ts";

const change = (as: Member, email: string) => ask(changeEmail, { as, body: { email } });
const me = async (as: Member) => (await ask(getMe, { as })).body;

test("a new address takes effect when it is confirmed, and the old one is told", async () => {
  const ana = await member("ana");
  const email = `new.${ana.email}`;
  expect((await change(ana, email)).status).toBe(202);
  expect(await me(ana)).toMatchObject({ email: ana.email, pending_email: email });
  const mail = await nextMail(email, { subject: "Confirm your email address" });
  expect(mail.text).toContain(`@${ana.username}`);
  expect((await ask(verifyEmail, { body: { token: tokenIn(mail) } })).status).toBe(204);
  expect(await me(ana)).toMatchObject({ email, pending_email: null, email_verified: true });
  expect([await findUserId(email), await findUserId(ana.email)]).toEqual([ana.id, undefined]);
  const told = await nextMail(ana.email, { subject: "Your email address was changed" });
  expect(tokenIn(told)).toMatch(/^[\w-]{43}$/);
});

test("the address of another's account looks the same, but never becomes one's own", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  expect((await change(ana, ben.email)).status).toBe(202);
  await nextMail(ben.email, { subject: "You already have an account" });
  expect(await findUserId(ben.email)).toBe(ben.id);
});

test("the old address can't be had by others while it may be taken back", async () => {
  const ana = await member("ana");
  await change(ana, `new.${ana.email}`);
  await ask(verifyEmail, { body: { token: tokenIn(await nextMail(`new.${ana.email}`)) } });
  const carl = await ask(register, { body: { username: `carl_${Date.now()}`, email: ana.email, password } });
  expect(carl.status).toBe(201);
  const mail = await nextMail(ana.email, { subject: "Confirm your email address" });
  expect((await ask(verifyEmail, { body: { token: tokenIn(mail) } })).body.code).toBe("invalid_link");
});

/** Somebody who has given an address at sign-up and not confirmed it. */
async function unconfirmed(name: string, email?: string): Promise<Member> {
  const person = await member(name);
  await update({
    Key: accountKey(person.id),
    UpdateExpression: "SET email = :email, email_verified = :no",
    ExpressionAttributeValues: { ":email": email ?? person.email, ":no": false },
  });
  return person;
}

async function changed(as: Member, email: string): Promise<void> {
  await change(as, email);
  const token = tokenIn(await nextMail(email, { subject: "Confirm your email address" }));
  expect((await ask(verifyEmail, { body: { token } })).status).toBe(204);
}

test("an old address that was never confirmed may be a stranger's: it gets no way in, and is theirs", async () => {
  const ana = await unconfirmed("ana");
  await changed(ana, `own.${ana.email}`);
  const { body } = await ask(register, { body: { username: `carl_${Date.now()}`, email: ana.email, password } });
  const mail = await nextMail(ana.email, { subject: "Confirm your email address" });
  // A mail about the change would have come before this one.
  expect((await mailsTo(ana.email)).map(({ subject }) => subject)).toEqual(["Confirm your email address"]);
  const token = tokenIn(mail);
  expect((await ask(undoEmailChange, { body: { token } })).body.code).toBe("invalid_link");
  expect((await ask(verifyEmail, { body: { token } })).status).toBe(204);
  expect(await findUserId(ana.email)).toBe(body.user.id);
});

test("who has named the address of another's account can change to their own", async () => {
  const ben = await member("ben");
  const ana = await unconfirmed("ana", ben.email);
  await changed(ana, `own.${ana.email}`);
  expect([await findUserId(ben.email), await findUserId(`own.${ana.email}`)]).toEqual([ben.id, ana.id]);
});

test.each([
  [
    "chosen with a link",
    async (person: Member) => {
      const body = { token: await linkFor(person, "reset"), new_password: "Narrow-Strait-8" };
      return ask(resetPassword, { body });
    },
  ],
  [
    "changed",
    async (as: Member) =>
      ask(changePassword, { as, body: { current_password: password, new_password: "Narrow-Strait-8" } }),
  ],
])("a new address that waits to be confirmed does not outlive a password that is %s", async (_, renew) => {
  const ana = await member("ana");
  const email = `thief.${ana.email}`;
  await change(ana, email);
  const token = tokenIn(await nextMail(email));
  expect((await renew(ana)).status).toBe(204);
  expect((await ask(verifyEmail, { body: { token } })).body.code).toBe("invalid_link");
  expect([await findUserId(ana.email), await findUserId(email)]).toEqual([ana.id, undefined]);
});

test("only for who has just proven who they are, and three a minute", async () => {
  const ana = await member("ana");
  const answers = [];
  for (let turn = 0; turn < 4; turn++) answers.push(await change(ana, `${turn}.${ana.email}`));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
  const ben = await member("ben");
  await provedLongAgo(ben);
  expect((await change(ben, `new.${ben.email}`)).body.code).toBe("reauthentication_required");
});
