import { afterEach, expect, test, vi } from "vitest";
import { login } from "../../shared/auth.ts";
import { beginPasskeyLogin, passkeyLogin } from "../../shared/passkeys.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { withPasskey, withTotp } from "../../tests/harness/second-factors.ts";
import { freshAddress } from "../../tests/harness/stack.ts";
import { asInvocation, currentInvocation } from "../runtime/invocation.ts";
import { logger } from "../runtime/logger.ts";
import { get } from "../runtime/table.ts";
import { failuresKey } from "./attempts.ts";
import { signInFailed, signInsFrom } from "./sign-in-failures.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The metrics in the lines that requests write meanwhile. */
function linesOf() {
  const written = vi.spyOn(logger, "info");
  return () => written.mock.calls.map(([, line]) => line as unknown as Record<string, unknown>);
}

/** Fails once in an invocation of its own. @returns whether that made it an attack */
const fail = (address: string) =>
  asInvocation(undefined, async () => {
    await signInFailed(address);
    return currentInvocation()?.measures.get("SignInAttacks")?.value === 1;
  });

const nobody = () => `nobody_${Math.random().toString(36).slice(2)}`;

test("more than ten failures from an address within five minutes are an attack, told once", async () => {
  const address = freshAddress();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const told: boolean[] = [];
  for (let turn = 0; turn < 14; turn++) {
    told.push(await fail(address));
    vi.setSystemTime(Date.now() + 20_000);
  }
  expect(told.map((one, index) => (one ? index + 1 : 0)).filter(Boolean)).toEqual([11]);
  expect(await fail(freshAddress())).toBe(false);
  // It ends, and begins again.
  vi.setSystemTime(Date.now() + 400_000);
  const again = [];
  for (let turn = 0; turn < 12; turn++) again.push(await fail(address));
  expect(again.indexOf(true)).toBe(10);
  expect(again.filter(Boolean)).toHaveLength(1);
});

test("ten within five minutes, or eleven in a longer time, are none", async () => {
  const address = freshAddress();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  for (let turn = 0; turn < 24; turn++) {
    expect(await fail(address)).toBe(false);
    vi.setSystemTime(Date.now() + 30_000);
  }
});

test("of thirty failures at the same instant one tells, and the memory of them does not grow for ever", async () => {
  const address = freshAddress();
  const told = await Promise.all(Array.from({ length: 30 }, () => fail(address)));
  expect(told.filter(Boolean)).toHaveLength(1);
  for (let turn = 0; turn < 70; turn++) await fail(address);
  const kept = await get<{ times: number[] }>(failuresKey(signInsFrom(address)), { consistent: true });
  expect(kept?.times.length).toBeLessThan(60);
});

test("after more than ten failures of any kind a password from there takes work", async () => {
  const address = freshAddress();
  const ana = await member("ana");
  for (let turn = 0; turn < 11; turn++) await fail(address);
  const { body } = await ask(login, { body: { username: ana.username, password }, address });
  expect(body.code).toBe("captcha_required");
  expect((await ask(login, { body: { username: ana.username, password } })).status).toBe(200);
});

test("guesses at passwords become an attack, and by then each asks for work", { timeout: 60_000 }, async () => {
  const address = freshAddress();
  const lines = linesOf();
  const codes: string[] = [];
  for (let turn = 0; turn < 12; turn++) {
    // The limit per minute is not what is looked at here: five guesses, then another minute.
    if (turn % 5 === 0) vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + (turn > 0 ? 121_000 : 0) });
    const { body } = await ask(login, { body: { username: nobody(), password: "Wrong-Harbour-7" }, address });
    codes.push(body.code);
  }
  expect(codes).toEqual([...Array(5).fill("wrong_credentials"), ...Array(7).fill("captcha_required")]);
  const attacks = lines().filter((line) => line.SignInAttacks === 1);
  expect(attacks).toHaveLength(1);
  expect(lines().indexOf(attacks[0] ?? {})).toBe(10);
});

test("how each way in ends is counted", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { authenticator } = await withPasskey(ana);
  await withTotp(ben);
  const lines = linesOf();
  const options = (await ask(beginPasskeyLogin)).body;
  await ask(login, { body: { username: ana.username, password } });
  await ask(login, { body: { username: ben.username, password } });
  await ask(login, { body: { username: ben.username, password: "Wrong-Harbour-7" } });
  await ask(passkeyLogin, { body: { passkey: authenticator.assert(options) } });
  await ask(passkeyLogin, { body: { passkey: authenticator.assert(options) } });
  const told = lines().flatMap(({ SignIns, Outcome, Method }) => (SignIns === 1 ? [`${Outcome} ${Method}`] : []));
  expect(told).toEqual([
    "success password",
    "second_factor password",
    "failure password",
    "success passkey",
    "failure passkey",
  ]);
});
