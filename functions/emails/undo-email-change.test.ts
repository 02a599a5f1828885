import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { changeEmail, undoEmailChange, verifyEmail } from "../../shared/emails.ts";
import { beginPasskeyLogin, listPasskeys, passkeyLogin } from "../../shared/passkeys.ts";
import { resetPassword } from "../../shared/passwords.ts";
import { getMe } from "../../shared/users.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { mailsTo, nextMail, tokenIn } from "../../tests/harness/mailbox.ts";
import { linkFor } from "../../tests/harness/mailed-secrets.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";
import { credentialsKey } from "../auth/credentials.ts";
import { linkSeconds } from "../links/links.ts";
import { sha256 } from "../runtime/access-token.ts";
import { update } from "../runtime/table.ts";
import { findUserId } from "../users/users.ts";

const undo = (token: string) => ask(undoEmailChange, { body: { token } });

/** Changes the address as its owner or a thief would; answers the old mailbox's way back. */
async function changed(as: Member, from: string, to: string): Promise<string> {
  const after = await mailsTo(from);
  await ask(changeEmail, { as, body: { email: to } });
  await ask(verifyEmail, { body: { token: tokenIn(await nextMail(to, { subject: "Confirm your email address" })) } });
  return tokenIn(await nextMail(from, { subject: "Your email address was changed", after }));
}

/** As if a link had been sent that much earlier. */
const sentEarlier = (token: string, seconds: number) =>
  update({
    Key: { pk: `LINK#${sha256(token)}`, sk: "LINK" },
    UpdateExpression: "SET expires_at = expires_at - :seconds",
    ExpressionAttributeValues: { ":seconds": seconds },
  });

test("the owner of the old mailbox gets an account back from a thief", async () => {
  const ana = await member("ana");
  const own = await withPasskey(ana);
  await update({
    Key: credentialsKey(ana.id),
    UpdateExpression: "SET passkeys.#id.created = passkeys.#id.created - :age",
    ExpressionAttributeNames: { "#id": own.id },
    ExpressionAttributeValues: { ":age": linkSeconds.undo + 60 },
  });
  // What a thief prepares goes too.
  const prepared = await withPasskey(ana);
  const token = await changed(ana, ana.email, `thief.${ana.email}`);
  const theirs = await withPasskey(ana);
  expect((await undo(token)).status).toBe(204);
  expect((await undo(token)).body.code).toBe("invalid_link");
  // The thief's session, password and passkey open nothing; the owner's passkey does.
  expect((await ask(getMe, { as: ana })).status).toBe(401);
  expect((await ask(login, { body: { username: ana.username, password } })).status).toBe(401);
  expect([await findUserId(ana.email), await findUserId(`thief.${ana.email}`)]).toEqual([ana.id, undefined]);
  const passkey = async (kept: typeof own) =>
    ask(passkeyLogin, { body: { passkey: kept.authenticator.assert((await ask(beginPasskeyLogin)).body) } });
  for (const other of [theirs, prepared]) expect((await passkey(other)).status).toBe(401);
  const back = await passkey(own);
  expect(back.status).toBe(200);
  const headers = { Authorization: `Bearer ${back.body.access_token}` };
  expect((await ask(listPasskeys, { headers })).body.items).toHaveLength(1);
  // A link to choose a new password has come along.
  const mail = await nextMail(ana.email, { subject: "Choose a new password" });
  const body = { token: tokenIn(mail), new_password: "Narrow-Strait-8" };
  expect((await ask(resetPassword, { body })).status).toBe(204);
});

test("a thief who moved on can't take that back, however fast or often", async () => {
  const ana = await member("ana");
  const [one, two] = [`one.${ana.email}`, `two.${ana.email}`];
  const subject = "Confirm your email address";
  const named = (email: string) => ask(changeEmail, { as: ana, body: { email } });
  const confirmed = (token: string) => ask(verifyEmail, { body: { token } });
  // Both links in hand, a thief changes the address twice in the same instant.
  await named(two);
  const second = tokenIn(await nextMail(two, { subject }));
  await named(one);
  expect((await confirmed(tokenIn(await nextMail(one, { subject })))).status).toBe(204);
  await named(two);
  expect((await confirmed(second)).status).toBe(204);
  const told = async (email: string) => tokenIn(await nextMail(email, { subject: "Your email address was changed" }));
  const [toOwner, toThief] = [await told(ana.email), await told(one)];
  expect((await undo(toOwner)).status).toBe(204);
  expect((await undo(toThief)).body.code).toBe("invalid_link");
  expect(await findUserId(ana.email)).toBe(ana.id);
});

test("a change that was taken back stays so when a later one is taken back too", async () => {
  const ana = await member("ana");
  const [one, two, three] = ["one", "two", "three"].map((name) => `${name}.${ana.email}`) as [string, string, string];
  const toOwner = await changed(ana, ana.email, one);
  const toThief = await changed(ana, one, two);
  expect((await undo(toOwner)).status).toBe(204);
  const back = await signedInAnew(ana);
  const again = await changed(back, ana.email, three);
  expect((await undo(again)).status).toBe(204);
  expect((await undo(toThief)).body.code).toBe("invalid_link");
  expect(await findUserId(ana.email)).toBe(ana.id);
});

/** With a new password, after all sessions have ended. */
async function signedInAnew(person: Member): Promise<Member> {
  const body = { token: await linkFor(person, "reset"), new_password: "Narrow-Strait-8" };
  expect((await ask(resetPassword, { body })).status).toBe(204);
  const entered = await ask(login, { body: { username: person.username, password: "Narrow-Strait-8" } });
  return { ...person, token: entered.body.access_token };
}

test("not after 72 hours", async () => {
  const ana = await member("ana");
  const token = await changed(ana, ana.email, `new.${ana.email}`);
  await sentEarlier(token, linkSeconds.undo + 1);
  expect((await undo(token)).body.code).toBe("invalid_link");
  expect((await ask(getMe, { as: ana })).body.email).toBe(`new.${ana.email}`);
});
