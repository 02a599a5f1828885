import { expect, test } from "vitest";
import { getMfa } from "../../shared/mfa.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { withPasskey, withTotp } from "../../tests/harness/second-factors.ts";

test("a passkey alone is no second factor; beside an app it is one", async () => {
  const ana = await member("ana");
  await withPasskey(ana);
  expect((await ask(getMfa, { as: ana })).body).toMatchObject({ enabled: false, passkey: false });
  await withTotp(ana);
  expect((await ask(getMfa, { as: ana })).body).toEqual({
    enabled: true,
    totp: true,
    passkey: true,
    recovery_codes_left: 10,
  });
});
