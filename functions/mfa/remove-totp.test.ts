import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { getMfa, removeTotp } from "../../shared/mfa.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { withTotp } from "../../tests/harness/second-factors.ts";

test("without it the password is enough again, and recovery codes are void", async () => {
  const ana = await member("ana");
  await withTotp(ana);
  await provedLongAgo(ana);
  expect((await ask(removeTotp, { as: ana })).status).toBe(403);
  await provedLongAgo(ana, -601);
  expect((await ask(removeTotp, { as: ana })).status).toBe(204);
  expect((await ask(removeTotp, { as: ana })).status).toBe(204);
  expect((await ask(getMfa, { as: ana })).body).toMatchObject({ enabled: false, recovery_codes_left: 0 });
  const { body } = await ask(login, { body: { username: ana.username, password } });
  expect(body.access_token).toBeTruthy();
});
