import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { requestCode, verifyCode } from "../../shared/codes.ts";
import { verifyMfa } from "../../shared/mfa.ts";
import { resetPassword } from "../../shared/passwords.ts";
import { getMe } from "../../shared/users.ts";
import { failed } from "../../tests/harness/failures.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { codeIn, nextMail } from "../../tests/harness/mailbox.ts";
import { linkFor, requestedCode } from "../../tests/harness/mailed-secrets.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { appCode, withTotp } from "../../tests/harness/second-factors.ts";
import { codesOf, failuresKey } from "../attempts/attempts.ts";
import { sha256 } from "../runtime/access-token.ts";
import { remove, update } from "../runtime/table.ts";

const verify = (body: object) => ask(verifyCode, { body });
const wrong = (code: string) => String((Number(code) + 1) % 10 ** 8).padStart(8, "0");

test("the code signs in, once, with blanks or without", async () => {
  const ana = await member("ana");
  const { code, request_token } = await requestedCode(ana.email);
  expect(code).toMatch(/^\d{8}$/);
  const spaced = ` ${code.slice(0, 4)} ${code.slice(4)} `;
  const answers = await Promise.all(
    [code, spaced].map((typed) => verify({ email: ana.email, code: typed, request_token })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(answers.find(({ status }) => status === 200)?.body.user.id).toBe(ana.id);
});

test("in another browser it is worth nothing, nor for another address", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { code, request_token } = await requestedCode(ana.email);
  const { body: other } = await ask(requestCode, { body: { email: ana.email } });
  for (const attempt of [
    { email: ana.email, code, request_token: other.request_token },
    { email: ana.email, code },
    { email: ben.email, code, request_token },
  ]) {
    expect((await verify(attempt)).body.code).toBe("wrong_code");
  }
  expect((await verify({ email: ana.email, code, request_token })).status).toBe(200);
});

test("in a browser the cookie says who asked", async () => {
  const ana = await member("ana");
  const { cookies, body } = await ask(requestCode, { body: { email: ana.email, transport: "cookie" } });
  expect(body).toEqual({ expires_in: 600 });
  const token = cookies["__Host-otp"] ?? "";
  const code = codeIn(await nextMail(ana.email));
  const asked = { email: ana.email, code, transport: "cookie" };
  expect((await verify(asked)).status).toBe(401);
  const answer = await ask(verifyCode, { body: asked, headers: { Cookie: `__Host-otp=${token}` } });
  expect([answer.status, answer.cookies["__Host-otp"]]).toEqual([200, ""]);
  expect(answer.cookies["__Host-access"]).toBeTruthy();
});

test("after ten minutes it is worth nothing", async () => {
  const ana = await member("ana");
  const { code, request_token } = await requestedCode(ana.email);
  await update({
    Key: { pk: `CODE#${sha256(ana.email)}`, sk: sha256(request_token) },
    UpdateExpression: "SET expires_at = expires_at - :life",
    ExpressionAttributeValues: { ":life": 601 },
  });
  expect((await verify({ email: ana.email, code, request_token })).status).toBe(401);
});

test("five wrong ones, and no new code makes it more", async () => {
  const ana = await member("ana");
  const first = await requestedCode(ana.email);
  for (let turn = 0; turn < 3; turn++) await verify({ ...first, email: ana.email, code: wrong(first.code) });
  const second = await requestedCode(ana.email);
  for (let turn = 0; turn < 2; turn++) await verify({ ...second, email: ana.email, code: wrong(second.code) });
  expect((await verify({ ...second, email: ana.email })).body.code).toBe("locked_out");
  const third = await requestedCode(ana.email);
  expect((await verify({ ...third, email: ana.email })).status).toBe(423);
  await remove(failuresKey(codesOf(ana.email)));
  expect((await verify({ ...third, email: ana.email })).status).toBe(200);
});

test("of a thousand guesses at once, from as many addresses, five are tried", { timeout: 120_000 }, async () => {
  const ana = await member("ana");
  const { request_token } = await requestedCode(ana.email);
  const statuses: number[] = [];
  for (let round = 0; round < 20; round++) {
    const codes = Array.from({ length: 50 }, (_, guess) => String(round * 50 + guess).padStart(8, "0"));
    const answers = await Promise.all(codes.map((code) => verify({ email: ana.email, code, request_token })));
    statuses.push(...answers.map(({ status }) => status));
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(statuses).not.toContain(200);
});

test("strangers' guesses don't lock it where its owner has signed in before", async () => {
  const ana = await member("ana");
  const { cookies } = await ask(login, { body: { username: ana.username, password, transport: "cookie" } });
  const { code, request_token } = await requestedCode(ana.email);
  await failed(codesOf(ana.email), 5);
  const body = { email: ana.email, code, request_token, transport: "cookie" };
  expect((await ask(verifyCode, { body })).status).toBe(423);
  const headers = { Cookie: `__Host-device=${cookies["__Host-device"]}` };
  expect((await ask(verifyCode, { body, headers })).status).toBe(200);
});

test("a mailbox is one factor: the second is asked for as after a password", async () => {
  const ana = await member("ana");
  const { uri } = await withTotp(ana);
  const { code, request_token } = await requestedCode(ana.email);
  const { body } = await verify({ email: ana.email, code, request_token });
  expect(body).toMatchObject({ mfa_required: true, methods: ["totp", "recovery_code"] });
  const answer = await ask(verifyMfa, { body: { mfa_token: body.mfa_token, code: appCode(uri) } });
  expect(answer.status).toBe(200);
});

test("of a sign-in and a new password at the same time no session is left", async () => {
  for (let turn = 0; turn < 5; turn++) {
    const ana = await member("ana");
    const [asked, token] = [await requestedCode(ana.email), await linkFor(ana, "reset")];
    const body = { token, new_password: "Narrow-Strait-8" };
    const [changed, entered] = await Promise.all([ask(resetPassword, { body }), verify(asked)]);
    expect(changed.status).toBe(204);
    const headers = { Authorization: `Bearer ${entered.body.access_token ?? "none"}` };
    expect((await ask(getMe, { headers })).status).toBe(401);
  }
});
