import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { verifyMfa } from "../../shared/mfa.ts";
import { resetPassword } from "../../shared/passwords.ts";
import { getMe } from "../../shared/users.ts";
import { failed } from "../../tests/harness/failures.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { linkFor } from "../../tests/harness/mailed-secrets.ts";
import { PASSWORD as old } from "../../tests/harness/people.ts";
import { appCode, withTotp } from "../../tests/harness/second-factors.ts";
import { passwordOf, proofsOf } from "../attempts/attempts.ts";
import { sha256 } from "../runtime/access-token.ts";
import { update } from "../runtime/table.ts";

const fresh = "Narrow-Strait-8";

const reset = (token: string, new_password = fresh) => ask(resetPassword, { body: { token, new_password } });
const signIn = (as: Member, password: string) => ask(login, { body: { username: as.username, password } });

test("the new password is the only one, and every session has ended", async () => {
  const ana = await member("ana");
  const { body } = await signIn(ana, old);
  expect((await reset(await linkFor(ana, "reset"))).status).toBe(204);
  for (const token of [ana.token, body.access_token]) {
    expect((await ask(getMe, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401);
  }
  expect([(await signIn(ana, old)).status, (await signIn(ana, fresh)).status]).toEqual([401, 200]);
});

test("a link works once, also of two at the same instant, and so does only one of many", async () => {
  const ana = await member("ana");
  const [link, other] = [await linkFor(ana, "reset"), await linkFor(ana, "reset")];
  const answers = await Promise.all([reset(link), reset(link, "Third-Passage-9")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  expect((await reset(link)).body.code).toBe("invalid_link");
  expect((await reset(other)).body.code).toBe("invalid_link");
});

test("not after half an hour, not one for something else, not a guessed one", async () => {
  const ana = await member("ana");
  const late = await linkFor(ana, "reset");
  await update({
    Key: { pk: `LINK#${sha256(late)}`, sk: "LINK" },
    UpdateExpression: "SET expires_at = expires_at - :half",
    ExpressionAttributeValues: { ":half": 1801 },
  });
  for (const token of [late, await linkFor(ana, "verify"), "A".repeat(43)]) {
    expect((await reset(token)).body.code).toBe("invalid_link");
  }
  expect((await signIn(ana, old)).status).toBe(200);
});

test("a weak password is refused and the link still good", async () => {
  const ana = await member("ana");
  const link = await linkFor(ana, "reset");
  for (const weak of ["P@ssw0rd!", "nodigitshere", `${ana.username}-A1!`]) {
    expect((await reset(link, weak)).body.errors[0].path).toBe("new_password");
  }
  expect((await reset(link)).status).toBe(204);
});

test("it ends a lock that others have caused, and leaves the second factor", async () => {
  const ana = await member("ana");
  await withTotp(ana);
  await failed(passwordOf(ana.username), 20);
  expect((await signIn(ana, old)).status).toBe(423);
  await reset(await linkFor(ana, "reset"));
  expect((await signIn(ana, fresh)).body.mfa_required).toBe(true);
});

test("guesses of the second factor stay counted: whoever has the mailbox gets no more of them", async () => {
  const ana = await member("ana");
  const { uri } = await withTotp(ana);
  await failed(proofsOf(ana.id), 10);
  expect((await reset(await linkFor(ana, "reset"))).status).toBe(204);
  const { mfa_token } = (await signIn(ana, fresh)).body;
  expect((await ask(verifyMfa, { body: { mfa_token, code: appCode(uri) } })).body.code).toBe("locked_out");
});

test("of a thousand guesses none opens anything, and five a minute are tried from one address", {
  timeout: 120_000,
}, async () => {
  const guesses = Array.from({ length: 1000 }, () =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url"),
  );
  const statuses: number[] = [];
  for (let start = 0; start < guesses.length; start += 50) {
    const answers = await Promise.all(
      guesses
        .slice(start, start + 50)
        .map((token) => ask(resetPassword, { address: "10.9.9.9", body: { token, new_password: fresh } })),
    );
    statuses.push(...answers.map(({ status }) => status));
  }
  expect(statuses.every((status) => status === 410 || status === 429)).toBe(true);
  expect(statuses.filter((status) => status === 410).length).toBeLessThanOrEqual(15);
});
