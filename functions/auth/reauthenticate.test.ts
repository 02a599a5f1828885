import { expect, test } from "vitest";
import { beginReauthentication, login, reauthenticate } from "../../shared/auth.ts";
import { removeTotp, verifyMfa } from "../../shared/mfa.ts";
import { beginPasskey } from "../../shared/passkeys.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { appCode, withPasskey, withTotp } from "../../tests/harness/second-factors.ts";

const isOpen = async (as: Member) => (await ask(beginPasskey, { as })).status === 200;
const prove = (as: Member, body: object) => ask(reauthenticate, { as, body });

test("what asks for it is open for ten minutes after a sign-in and after a proof", async () => {
  const ana = await member("ana");
  expect(await isOpen(ana)).toBe(true);
  await provedLongAgo(ana, 598);
  expect(await isOpen(ana)).toBe(true);
  await provedLongAgo(ana, 4);
  expect(await isOpen(ana)).toBe(false);
  expect((await prove(ana, { password })).status).toBe(204);
  expect(await isOpen(ana)).toBe(true);
});

test("by the second factor where there is one: code of the app or passkey, each once", async () => {
  const ana = await member("ana");
  const { authenticator } = await withPasskey(ana);
  const { uri } = await withTotp(ana);
  const { body } = await ask(beginReauthentication, { as: ana });
  expect(body.methods).toEqual(["totp", "passkey"]);
  const signed = authenticator.assert(body.passkey);
  const code = appCode(uri);
  expect((await prove(ana, { password })).body.code).toBe("wrong_credentials");
  for (const proof of [{ code }, { passkey: signed }]) {
    await provedLongAgo(ana);
    expect((await prove(ana, proof)).status).toBe(204);
    expect(await isOpen(ana)).toBe(true);
  }
  expect((await prove(ana, { code })).status).toBe(401);
  expect((await prove(ana, { passkey: signed })).status).toBe(401);
});

test("signing in on a trusted browser, without the second factor, is no proof of it", async () => {
  const ana = await member("ana");
  const { uri } = await withTotp(ana);
  const body = { username: ana.username, password, transport: "cookie" };
  const { mfa_token } = (await ask(login, { body })).body;
  const first = await ask(verifyMfa, { body: { mfa_token, code: appCode(uri), trust_device: true } });
  const Cookie = `__Host-device=${first.cookies["__Host-device"]}`;
  const { cookies } = await ask(login, { body, headers: { Cookie } });
  const inBrowser = (jar: typeof cookies) => ({
    Cookie: `__Host-access=${jar["__Host-access"]}; __Host-csrf=${jar["__Host-csrf"]}`,
    "X-CSRF-Token": jar["__Host-csrf"] ?? "",
  });
  expect((await ask(removeTotp, { headers: inBrowser(cookies) })).body.code).toBe("reauthentication_required");
  // With it, signing in was a proof.
  expect((await ask(removeTotp, { headers: inBrowser(first.cookies) })).status).toBe(204);
});

test("what is wrong, another's, or several at once opens nothing, and guesses run out", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { authenticator } = await withPasskey(ben);
  const { body } = await ask(beginReauthentication, { as: ben });
  await provedLongAgo(ana);
  expect((await prove(ana, { passkey: authenticator.assert(body.passkey) })).status).toBe(401);
  expect((await prove(ana, { password, code: "123456" })).status).toBe(422);
  expect((await prove(ana, {})).status).toBe(422);
  const guesses = await Promise.all(Array.from({ length: 5 }, () => prove(ana, { password: "Wrong-Harbour-7" })));
  expect(guesses.every(({ status }) => status === 401 || status === 429)).toBe(true);
  expect((await prove(ana, { password })).status).toBe(429);
  expect(await isOpen(ana)).toBe(false);
});

test("a proof of one session is none of another", async () => {
  const ana = await member("ana");
  const { body } = await ask(login, { body: { username: ana.username, password } });
  await provedLongAgo(ana);
  const other = { ...ana, token: body.access_token };
  expect((await prove(other, { password })).status).toBe(204);
  expect(await isOpen(ana)).toBe(false);
});
