import { expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { mailsTo, nextMail } from "../../tests/harness/mailbox.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { freshAddress } from "../../tests/harness/stack.ts";

test("a sign-in on a new device is told by mail, the next one on it is not", async () => {
  const ana = await member("ana");
  const address = freshAddress();
  const agent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15";
  const signIn = (headers: Record<string, string>) =>
    ask(login, { body: { username: ana.username, password, transport: "cookie" }, headers, address });
  const { cookies } = await signIn({ "User-Agent": agent });
  const mail = await nextMail(ana.email, { subject: "New sign-in to your account" });
  expect(mail.text).toContain("Safari on macOS");
  expect(mail.text).toContain(address);
  await signIn({ "User-Agent": agent, Cookie: `__Host-device=${cookies["__Host-device"]}` });
  await signIn({ "User-Agent": agent });
  await expect.poll(() => mailsTo(ana.email), { timeout: 15_000 }).toHaveLength(2);
});
