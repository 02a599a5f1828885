import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { renewRecoveryCodes, verifyMfa } from "../../shared/mfa.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { withTotp } from "../../tests/harness/second-factors.ts";

test("new ones make the old ones void; without a second factor there are none", async () => {
  const ana = await member("ana");
  expect((await ask(renewRecoveryCodes, { as: ana })).body.code).toBe("no_second_factor");
  const { recoveryCodes: old } = await withTotp(ana);
  const { body } = await ask(renewRecoveryCodes, { as: ana });
  const { mfa_token } = (await ask(login, { body: { username: ana.username, password } })).body;
  expect((await ask(verifyMfa, { body: { mfa_token, code: old[0] } })).status).toBe(401);
  expect((await ask(verifyMfa, { body: { mfa_token, code: body.recovery_codes[0] } })).status).toBe(200);
});
