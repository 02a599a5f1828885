import { expect, test } from "vitest";
import { beginReauthentication } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";

test("it tells what the account has", async () => {
  const ana = await member("ana");
  expect((await ask(beginReauthentication, { as: ana })).body).toEqual({ methods: ["password"], passkey: null });
  await withPasskey(ana);
  const { body } = await ask(beginReauthentication, { as: ana });
  expect(body.methods).toEqual(["password", "passkey"]);
  expect(body.passkey.allowCredentials).toHaveLength(1);
});
