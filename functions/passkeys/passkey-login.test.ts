import { expect, test } from "vitest";
import { beginPasskeyLogin, passkeyLogin } from "../../shared/passkeys.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { withPasskey, withTotp } from "../../tests/harness/second-factors.ts";

const begin = async () => (await ask(beginPasskeyLogin)).body;
const signIn = (passkey: unknown) => ask(passkeyLogin, { body: { passkey } });

test("a passkey opens a session without a name or a password, and is both factors", async () => {
  const ana = await member("ana");
  const { authenticator } = await withPasskey(ana);
  await withTotp(ana);
  const options = await begin();
  expect(options).toMatchObject({ userVerification: "required" });
  expect(options.allowCredentials ?? []).toEqual([]);
  const { status, body } = await signIn(authenticator.assert(options));
  expect([status, body.user.id]).toEqual([200, ana.id]);
});

test("a signature counts once, also of two at the same instant", async () => {
  const { authenticator } = await withPasskey(await member("ana"));
  const passkey = authenticator.assert(await begin());
  const answers = await Promise.all([signIn(passkey), signIn(passkey)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect((await signIn(passkey)).body.code).toBe("invalid_passkey");
});

test("not from another site, not without the user, not with a challenge of one's own, not a copy", async () => {
  const { authenticator } = await withPasskey(await member("ana"));
  const options = await begin();
  const refused = [
    authenticator.assert(options, { origin: "https://photostack.example.evil" }),
    authenticator.assert({ ...options, rpId: "example.com" }),
    authenticator.assert(options, { userVerified: false }),
    authenticator.assert({ ...options, challenge: "bm90IG91cnM" }),
    authenticator.assert(options, { counter: 1 }),
  ];
  for (const passkey of refused) expect((await signIn(passkey)).body.code).toBe("invalid_passkey");
  expect((await signIn(authenticator.assert(options, { counter: 9 }))).status).toBe(200);
});

test("not somebody else's, and nobody's", async () => {
  const ana = await withPasskey(await member("ana"));
  const ben = await withPasskey(await member("ben"));
  const signed = ana.authenticator.assert(await begin());
  const { userHandle } = ben.authenticator.assert(await begin()).response;
  for (const handle of [userHandle, "AAAA", "", "AAAAAAAAAAAAAAAAAAAAAA"]) {
    const stolen = { ...signed, response: { ...signed.response, userHandle: handle } };
    expect((await signIn(stolen)).body.code).toBe("invalid_passkey");
  }
});
