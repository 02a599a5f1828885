import { expect, test } from "vitest";
import { getMfa, updateMfa } from "../../shared/mfa.ts";
import { beginPasskeyLogin, listPasskeys, passkeyLogin, removePasskey } from "../../shared/passkeys.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";

test("it opens nothing any more, and the last one takes its second factor with it", async () => {
  const ana = await member("ana");
  const { id, authenticator } = await withPasskey(ana);
  await ask(updateMfa, { as: ana, body: { passkey: true } });
  expect((await ask(removePasskey, { as: ana, params: { id } })).status).toBe(204);
  const { body: options } = await ask(beginPasskeyLogin);
  expect((await ask(passkeyLogin, { body: { passkey: authenticator.assert(options) } })).status).toBe(401);
  expect((await ask(getMfa, { as: ana })).body.enabled).toBe(false);
  expect((await ask(removePasskey, { as: ana, params: { id } })).status).toBe(404);
});

test("nobody removes another's, and nobody without proving who they are", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { id } = await withPasskey(ana);
  expect((await ask(removePasskey, { as: ben, params: { id } })).status).toBe(404);
  await provedLongAgo(ana);
  expect((await ask(removePasskey, { as: ana, params: { id } })).body.code).toBe("reauthentication_required");
  expect((await ask(listPasskeys, { as: ana })).body.items).toHaveLength(1);
});
