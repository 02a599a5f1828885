import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { register } from "../../shared/auth.ts";
import { resendVerification } from "../../shared/emails.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { mailsTo } from "../../tests/harness/mailbox.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

test("another mail with another link; none when the address is confirmed", async () => {
  const username = `ana_${randomBytes(6).toString("hex")}`;
  const email = `${username}@example.com`;
  const { body } = await ask(register, { body: { username, email, password } });
  const headers = { Authorization: `Bearer ${body.access_token}` };
  expect((await ask(resendVerification, { headers })).status).toBe(202);
  await expect.poll(() => mailsTo(email), { timeout: 15_000 }).toHaveLength(2);
  const confirmed = await member("ben");
  expect((await ask(resendVerification, { as: confirmed })).status).toBe(202);
  for (let turn = 0; turn < 3; turn++) await ask(resendVerification, { as: confirmed });
  expect((await ask(resendVerification, { as: confirmed })).status).toBe(429);
  expect(await mailsTo(confirmed.email)).toEqual([]);
});
