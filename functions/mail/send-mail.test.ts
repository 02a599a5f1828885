import { v7 as uuid } from "uuid";
import { afterEach, expect, test, vi } from "vitest";
import { deliver, type Member, member } from "../../tests/harness/invoke.ts";
import { codeIn, mailsTo, nextMail, tokenIn } from "../../tests/harness/mailbox.ts";
import { stack } from "../../tests/harness/stack.ts";
import { subjectOf } from "../audit/audit.ts";
import { credentialsKey } from "../auth/credentials.ts";
import { matchingRequest, newRequest } from "../codes/codes.ts";
import { linkSeconds, openLink } from "../links/links.ts";
import { send, to } from "../runtime/queue.ts";
import { get, type Key, put, transact, update } from "../runtime/table.ts";
import { accountKey, emailKey } from "../users/users.ts";
import { type Letter, writeLetter } from "./letters.ts";
import { sendMail } from "./queues.ts";
import { handler } from "./send-mail.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const message = (letter: Letter, id: string = uuid()) => ({ id, letter });
const claimKey = (id: string): Key => ({ pk: `MAIL#${id}`, sk: "MAIL" });
const freshEmail = () => `${uuid()}@example.com`;

async function confirmed(person: Member, isConfirmed: boolean): Promise<void> {
  await update({
    Key: accountKey(person.id),
    UpdateExpression: "SET email_verified = :confirmed",
    ExpressionAttributeValues: { ":confirmed": isConfirmed },
  });
}

/** A letter that asks for a code, as the browser that asked leaves it. */
async function codeLetter(email: string): Promise<{ letter: Letter; token: string }> {
  const { token, request_hash, write } = newRequest(email);
  await transact([write]);
  return { letter: { kind: "code", email, request_hash }, token };
}

test("a letter that is committed is sent by the deployed function, with a code that works", async () => {
  const ana = await member("ana");
  const { letter, token } = await codeLetter(ana.email);
  await transact([writeLetter(letter)]);
  const mail = await nextMail(ana.email, { subject: "Your code to sign in" });
  expect(mail.from).toBe("Photostack <hello@photostack.localhost>");
  expect(mail.html).toContain(`>${codeIn(mail)}</span>`);
  expect(await matchingRequest(ana.email, token, codeIn(mail))).toBeDefined();
});

test("a message is sent once, however often and at once it comes, and its code stays good", async () => {
  const ana = await member("ana");
  const { letter, token } = await codeLetter(ana.email);
  const again = message(letter);
  await Promise.all([0, 1, 2, 3].map(() => deliver(handler, [again])));
  await send([to(sendMail, again), to(sendMail, again)]);
  expect(await deliver(handler, [again, again])).toEqual([]);
  const [mail, ...others] = await mailsTo(ana.email);
  expect(others).toEqual([]);
  expect(mail && (await matchingRequest(ana.email, token, codeIn(mail)))).toBeDefined();
});

test("a claim whose sender died is not sent again, but put aside for somebody to see", async () => {
  const ana = await member("ana");
  const dead = message({ kind: "reset", email: ana.email });
  await put({ ...claimKey(dead.id), claimed_at: 1 });
  expect(await deliver(handler, [dead])).toEqual([0]);
  expect(await mailsTo(ana.email)).toEqual([]);
  expect(await get(claimKey(dead.id))).toMatchObject({ claimed_at: 1 });
});

test("a mail that SES refuses is tried again", async () => {
  const ana = await member("ana");
  const letter = message({ kind: "reset", email: ana.email });
  vi.stubEnv("MAIL_FROM", "Somebody <else@unverified.example>");
  expect(await deliver(handler, [letter])).toEqual([0]);
  expect(await get(claimKey(letter.id), { consistent: true })).toBeUndefined();
  vi.unstubAllEnvs();
  expect(await deliver(handler, [letter])).toEqual([]);
  expect(await mailsTo(ana.email)).toHaveLength(1);
});

test("an address without an account is sent nothing", async () => {
  const email = freshEmail();
  const { letter } = await codeLetter(email);
  expect(await deliver(handler, [message(letter), message({ kind: "reset", email })])).toEqual([]);
  expect(await mailsTo(email)).toEqual([]);
});

test("a request that is over gets no code", async () => {
  const ana = await member("ana");
  expect(await deliver(handler, [message({ kind: "code", email: ana.email, request_hash: "A".repeat(43) })])).toEqual(
    [],
  );
  expect(await mailsTo(ana.email)).toEqual([]);
});

test("a message that was put aside for two weeks is too late", async () => {
  const ana = await member("ana");
  const old = uuid({ msecs: Date.now() - 15 * 24 * 3600 * 1000 });
  expect(await deliver(handler, [message({ kind: "reset", email: ana.email }, old)])).toEqual([]);
  expect(await mailsTo(ana.email)).toEqual([]);
});

test("a link to choose a password belongs to the password as it is now", async () => {
  const ana = await member("ana");
  await update({
    Key: credentialsKey(ana.id),
    UpdateExpression: "SET revision = :seven",
    ExpressionAttributeValues: { ":seven": 7 },
  });
  await deliver(handler, [message({ kind: "reset", email: ana.email })]);
  const mail = await nextMail(ana.email);
  expect(mail.text).toContain(`${stack.origin}/reset-password#`);
  expect(await openLink(tokenIn(mail), "reset")).toMatchObject({ user_id: ana.id, email: ana.email, revision: 7 });
});

test("an address is confirmed by a link, unless it is confirmed already", async () => {
  const ana = await member("ana");
  await confirmed(ana, false);
  await deliver(handler, [message({ kind: "verify", user_id: ana.id, email: ana.email })]);
  const mail = await nextMail(ana.email);
  expect(await openLink(tokenIn(mail), "verify")).toMatchObject({ user_id: ana.id, email: ana.email });
  await confirmed(ana, true);
  await deliver(handler, [message({ kind: "verify", user_id: ana.id, email: ana.email })]);
  expect(await mailsTo(ana.email)).toHaveLength(1);
});

test("an address that nobody has confirmed opens nothing, and is asked about first", async () => {
  const ana = await member("ana");
  await confirmed(ana, false);
  const { letter, token } = await codeLetter(ana.email);
  await deliver(handler, [message(letter), message({ kind: "reset", email: ana.email })]);
  const mails = await mailsTo(ana.email);
  expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill("Confirm your email address"));
  expect(await matchingRequest(ana.email, token, "00000000")).toBeUndefined();
});

test("the owner of a confirmed address is told that somebody else wants it, and nobody is named", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await deliver(handler, [message({ kind: "verify", user_id: ana.id, email: ben.email })]);
  const { subject, text, html } = await nextMail(ben.email);
  expect(subject).toBe("You already have an account");
  expect(text).not.toContain("#");
  for (const name of [ana.username, ben.username]) expect(text + html).not.toContain(name);
});

test("an address that an account has without having confirmed it can be confirmed by another", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await confirmed(ben, false);
  await deliver(handler, [message({ kind: "verify", user_id: ana.id, email: ben.email })]);
  expect(await openLink(tokenIn(await nextMail(ben.email)), "verify")).toMatchObject({ user_id: ana.id });
});

test("the old address is told of the new one, with a link back", async () => {
  const ana = await member("ana");
  const old = freshEmail();
  const at = Math.floor(Date.now() / 1000) - 3600;
  await deliver(handler, [message({ kind: "email_changed", user_id: ana.id, email: old, change: 3, at })]);
  const mail = await nextMail(old);
  // Its time begins with the change, however late the mail is.
  const expires_at = at + linkSeconds.undo;
  expect(await openLink(tokenIn(mail), "undo")).toMatchObject({ user_id: ana.id, email: old, change: 3, expires_at });
  expect(mail.text).not.toContain(ana.email);
});

test("what happens to an account is not told to an address that may be a stranger's", async () => {
  const ana = await member("ana");
  await confirmed(ana, false);
  const at = new Date().toISOString();
  const where = { address: "203.0.113.7", user_agent: "curl/8", at };
  const notice = message({
    kind: "notice",
    by: "owner",
    subject: subjectOf(ana.id),
    action: "passkey_required",
    ...where,
  });
  expect(await deliver(handler, [notice])).toEqual([]);
  expect(await mailsTo(ana.email)).toEqual([]);
});

test("a notice goes to the account's address as it is now; an account that is gone is told nothing", async () => {
  const ana = await member("ana");
  const happened = {
    kind: "notice",
    address: "203.0.113.7",
    user_agent: "curl/8",
    at: new Date().toISOString(),
  } as const;
  const notice = message({ ...happened, by: "owner", subject: subjectOf(ana.id), action: "password_changed" });
  const orphan = message({ ...happened, by: "owner", subject: subjectOf(uuid()), action: "signed_in" });
  expect(await deliver(handler, [notice, orphan])).toEqual([]);
  expect(await nextMail(ana.email)).toMatchObject({ subject: "Your password was changed" });
  expect(await get(emailKey(ana.email))).toMatchObject({ user_id: ana.id });
});
