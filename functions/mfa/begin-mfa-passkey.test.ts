import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { beginMfaPasskey } from "../../shared/mfa.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { withPasskey, withTotp } from "../../tests/harness/second-factors.ts";

test("only one's own passkeys are asked for, and only in a sign-in that waits for one", async () => {
  const ana = await member("ana");
  const { authenticator } = await withPasskey(ana);
  await withTotp(ana);
  const { mfa_token } = (await ask(login, { body: { username: ana.username, password } })).body;
  const { body } = await ask(beginMfaPasskey, { body: { mfa_token } });
  expect(body.allowCredentials).toEqual([
    { id: authenticator.credentialId.toString("base64url"), type: "public-key", transports: ["internal"] },
  ]);
  expect((await ask(beginMfaPasskey, { body: { mfa_token: "made up" } })).body.code).toBe("invalid_mfa_token");
});
