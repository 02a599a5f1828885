import { expect, test } from "vitest";
import { login, logout } from "../../shared/auth.ts";
import { getCaptcha } from "../../shared/captcha.ts";
import { beginPasskeyLogin, passkeyLogin } from "../../shared/passkeys.ts";
import { solved } from "../../tests/harness/captcha.ts";
import { failed } from "../../tests/harness/failures.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";
import { freshAddress } from "../../tests/harness/stack.ts";
import { passwordOf, passwordsFrom } from "../attempts/attempts.ts";

const signIn = (body: object, more: { address?: string; headers?: Record<string, string> } = {}) =>
  ask(login, { body, ...more });
const guess = (username: string, more = {}) => signIn({ username, password: "Wrong-Harbour-7", ...more });
const captcha = async () => solved((await ask(getCaptcha)).body);
const nobody = () => `nobody_${Math.random().toString(36).slice(2)}`;

test.each([
  ["somebody", async () => (await member("ana")).username],
  ["nobody", async () => nobody()],
])("after five failures work is asked for, then time, and after twenty nothing is tried: %s", async (_, make) => {
  const username = await make();
  for (let turn = 0; turn < 5; turn++) expect((await guess(username)).status).toBe(401);
  const started = Date.now();
  await failed(passwordOf(username), 10);
  const delayed = await guess(username);
  const passed = Math.ceil((Date.now() - started) / 1000);
  expect(delayed.status).toBe(429);
  // 32 seconds, less what has passed meanwhile.
  expect(Number(delayed.headers.get("retry-after"))).toBeGreaterThanOrEqual(32 - passed);
  expect(Number(delayed.headers.get("retry-after"))).toBeLessThanOrEqual(32);
  await failed(passwordOf(username), 5, 2);
  expect((await guess(username)).body.code).toBe("captcha_required");
  expect((await guess(username, { captcha: "bm8=" })).body.code).toBe("captcha_required");
  expect((await guess(username, { captcha: await captcha() })).status).toBe(401);
  await failed(passwordOf(username), 19, 30);
  expect((await guess(username, { captcha: await captcha() })).body.code).toBe("rate_limited");
  await failed(passwordOf(username), 19, 61);
  expect((await guess(username, { captcha: await captcha() })).status).toBe(401);
  const locked = await guess(username, { captcha: await captcha() });
  expect([locked.status, locked.body.code]).toEqual([423, "locked_out"]);
  expect(Number(locked.headers.get("retry-after"))).toBeLessThanOrEqual(900);
  // Attempts while it is locked do not keep it so.
  await failed(passwordOf(username), 20, 901);
  expect((await guess(username)).status).toBe(401);
});

test("the right password is refused while it is locked, and forgives when it is not", async () => {
  const ana = await member("ana");
  await failed(passwordOf(ana.username), 20);
  expect((await signIn({ username: ana.username, password })).status).toBe(423);
  await failed(passwordOf(ana.username), 4, 2);
  expect((await signIn({ username: ana.username, password })).status).toBe(200);
  for (let turn = 0; turn < 5; turn++) expect((await guess(ana.username)).status).toBe(401);
});

test("a lock that strangers cause is passed by a passkey, and does not hold on one's own device", async () => {
  const ana = await member("ana");
  const { authenticator } = await withPasskey(ana);
  const first = await signIn({ username: ana.username, password, transport: "cookie" });
  await failed(passwordOf(ana.username), 20);
  const Cookie = `__Host-device=${first.cookies["__Host-device"]}`;
  expect((await signIn({ username: ana.username, password, transport: "cookie" })).status).toBe(423);
  const own = { headers: { Cookie } };
  expect((await signIn({ username: ana.username, password, transport: "cookie" }, own)).status).toBe(200);
  const passkey = authenticator.assert((await ask(beginPasskeyLogin)).body);
  expect((await ask(passkeyLogin, { body: { passkey } })).status).toBe(200);
});

test("a device that is claimed is none that is known", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { cookies } = await signIn({ username: ben.username, password, transport: "cookie" });
  await failed(passwordOf(ana.username), 20);
  for (const token of [cookies["__Host-device"], "A".repeat(43), "short"]) {
    const headers = { Cookie: `__Host-device=${token}` };
    expect((await signIn({ username: ana.username, password, transport: "cookie" }, { headers })).status).toBe(423);
  }
});

test("on a device that several people use, one's own sign-in does not forgive guesses at another's password", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { cookies } = await signIn({ username: ana.username, password, transport: "cookie" });
  const headers = { Cookie: `__Host-device=${cookies["__Host-device"]}` };
  const here = (username: string, typed = password) =>
    signIn({ username, password: typed, transport: "cookie" }, { headers });
  const guessed = async () => (await here(ana.username, "Wrong-Harbour-7")).status;
  expect((await here(ben.username)).status).toBe(200);
  for (let turn = 0; turn < 4; turn++) expect(await guessed()).toBe(401);
  expect((await here(ben.username)).status).toBe(200);
  expect(await guessed()).toBe(401);
  expect([403, 429]).toContain(await guessed());
});

test("failures of many names from one address ask for work, and one's own account does not forgive them", async () => {
  const address = freshAddress();
  const ana = await member("ana");
  await failed(passwordsFrom(address), 5);
  const attempt = (body: object) => signIn(body, { address });
  expect((await attempt({ username: nobody(), password })).body.code).toBe("captcha_required");
  expect((await attempt({ username: ana.username, password, captcha: await captcha() })).status).toBe(200);
  expect((await attempt({ username: nobody(), password })).body.code).toBe("captcha_required");
});

test("of a thousand guesses at once from a thousand addresses few are tried", { timeout: 240_000 }, async () => {
  const ana: Member = await member("ana");
  const statuses: number[] = [];
  for (let round = 0; round < 20; round++) {
    const guesses = Array.from({ length: 50 }, () => guess(ana.username));
    statuses.push(...(await Promise.all(guesses)).map(({ status }) => status));
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(statuses).not.toContain(200);
  expect(statuses.every((status) => [401, 403, 423, 429].includes(status))).toBe(true);
  expect((await ask(logout, { as: ana })).status).toBe(200);
});
