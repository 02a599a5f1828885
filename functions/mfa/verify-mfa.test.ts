import { expect, test } from "vitest";
import { listTrustedDevices, login } from "../../shared/auth.ts";
import { beginMfaPasskey, updateMfa, verifyMfa } from "../../shared/mfa.ts";
import { changePassword } from "../../shared/passwords.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { appCode, withPasskey, withTotp } from "../../tests/harness/second-factors.ts";

const signIn = (as: Member, more = {}, headers = {}) =>
  ask(login, { body: { username: as.username, password, ...more }, headers });
const verify = (body: object, headers = {}) => ask(verifyMfa, { body, headers });

test("after the password the code of the app opens a session, once, and no earlier one", async () => {
  const ana = await member("ana");
  const { uri, used } = await withTotp(ana);
  const { status, body: first } = await signIn(ana, { remember: true });
  expect([status, first]).toEqual([
    200,
    { mfa_required: true, mfa_token: expect.any(String), methods: ["totp", "recovery_code"] },
  ]);
  const { mfa_token } = first;
  // The one that confirmed the app is used up.
  expect((await verify({ mfa_token, code: used })).body.code).toBe("wrong_code");
  const code = appCode(uri);
  const answers = await Promise.all([verify({ mfa_token, code }), verify({ mfa_token, code })]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
  expect(answers.find((answer) => answer.status === 200)?.body.refresh_token).toBeTruthy();
  const { body: second } = await signIn(ana);
  expect((await verify({ mfa_token: second.mfa_token, code })).status).toBe(401);
});

test("a recovery code replaces it once, however it is written", async () => {
  const ana = await member("ana");
  const { recoveryCodes } = await withTotp(ana);
  expect(new Set(recoveryCodes).size).toBe(10);
  const code = recoveryCodes[3] ?? "";
  const tokens = [await signIn(ana), await signIn(ana)].map(({ body }) => body.mfa_token);
  const written = [code, ` ${code.toUpperCase().replace("-", " ")}`];
  const answers = await Promise.all(tokens.map((mfa_token, i) => verify({ mfa_token, code: written[i] })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
});

test("a passkey that is asked for after the password", async () => {
  const ana = await member("ana");
  const { authenticator } = await withPasskey(ana);
  expect((await signIn(ana)).body).not.toHaveProperty("mfa_required");
  const { body: mfa } = await ask(updateMfa, { as: ana, body: { passkey: true } });
  expect(mfa).toMatchObject({ enabled: true, totp: false, passkey: true });
  const { mfa_token } = (await signIn(ana)).body;
  const other = (await signIn(ana)).body;
  const { body: options } = await ask(beginMfaPasskey, { body: { mfa_token } });
  const passkey = authenticator.assert(options);
  // A signature for one sign-in is none for another.
  expect((await verify({ mfa_token: other.mfa_token, passkey })).body.code).toBe("invalid_passkey");
  expect((await verify({ mfa_token, passkey })).status).toBe(200);
  expect((await verify({ mfa_token, passkey })).status).toBe(401);
});

test("a sign-in waits ten minutes, and not for what is no longer the account's", async () => {
  const ana = await member("ana");
  const { uri } = await withTotp(ana);
  const { mfa_token } = (await signIn(ana)).body;
  await ask(changePassword, {
    as: ana,
    body: { current_password: password, new_password: "Narrow-Strait-8" },
  });
  expect((await verify({ mfa_token, code: appCode(uri) })).body.code).toBe("invalid_mfa_token");
  expect((await verify({ mfa_token: "made up", code: appCode(uri) })).body.code).toBe("invalid_mfa_token");
});

test("of a thousand guesses at once, of codes of the app or recovery codes, few are tried", {
  timeout: 180_000,
}, async () => {
  for (const guessed of [(guess: number) => String(100_000 + guess), (guess: number) => `aaaaa-${10_000 + guess}`]) {
    const ana = await member("ana");
    await withTotp(ana);
    const { mfa_token } = (await signIn(ana)).body;
    const statuses: number[] = [];
    for (let round = 0; round < 20; round++) {
      const codes = Array.from({ length: 50 }, (_, guess) => guessed(round * 50 + guess));
      const answers = await Promise.all(codes.map((code) => verify({ mfa_token, code })));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(statuses.every((status) => [401, 423, 429].includes(status))).toBe(true);
  }
});

test("on a device that is trusted it is not asked for, until the account changes how it is entered", async () => {
  const ana = await member("ana");
  const { uri } = await withTotp(ana);
  const first = await signIn(ana, { transport: "cookie" });
  const signedIn = await verify({ mfa_token: first.body.mfa_token, code: appCode(uri), trust_device: true });
  const Cookie = `__Host-device=${signedIn.cookies["__Host-device"]}`;
  expect((await signIn(ana, { transport: "cookie" }, { Cookie })).body).not.toHaveProperty("mfa_required");
  // Not on another device, and not for another account on this one.
  expect((await signIn(ana, { transport: "cookie" })).body.mfa_required).toBe(true);
  const ben = await member("ben");
  await withTotp(ben);
  expect((await signIn(ben, { transport: "cookie" }, { Cookie })).body.mfa_required).toBe(true);
  const { body: devices } = await ask(listTrustedDevices, { as: ana, headers: { Cookie } });
  expect(devices.items).toHaveLength(1);
  expect(devices.items[0].current).toBe(true);
  await ask(changePassword, { as: ana, body: { current_password: password, new_password: "Narrow-Strait-8" } });
  const again = await signIn(ana, { transport: "cookie", password: "Narrow-Strait-8" }, { Cookie });
  expect(again.body.mfa_required).toBe(true);
});
