import { expect, test } from "vitest";
import { beginPasskeyLogin, listPasskeys, passkeyLogin } from "../../shared/passkeys.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";

test("one's own, the newest first, with when they were last used", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const first = await withPasskey(ana);
  const second = await withPasskey(ana);
  await withPasskey(ben);
  const { body: options } = await ask(beginPasskeyLogin);
  await ask(passkeyLogin, { body: { passkey: first.authenticator.assert(options) } });
  const { items } = (await ask(listPasskeys, { as: ana })).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
  expect(items.map((passkey: { last_used_at: unknown }) => passkey.last_used_at)).toEqual([null, expect.any(String)]);
});
