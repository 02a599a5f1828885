import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type Answer, Client } from "../harness/api.ts";
import { Authenticator } from "../harness/authenticator.ts";
import { solved } from "../harness/captcha.ts";
import { codeIn, nextMail, tokenIn } from "../harness/mailbox.ts";
import { PASSWORD as password } from "../harness/people.ts";
import { appCode } from "../harness/second-factors.ts";

/*
 * Every way in, over HTTP against the deployed functions with the rights they
 * have: what a route's own test, which runs in this process, can't see.
 */

/** Somebody new whose address is confirmed; every request comes from another address, so that no limit is met. */
async function confirmed() {
  const username = `ana_${randomBytes(6).toString("hex")}`;
  const email = `${username}@example.com`;
  const body = { username, email, password };
  const { body: registered } = await call("POST", "/auth/register", { body });
  const token: string = registered.access_token;
  const mail = await nextMail(email, { subject: "Confirm your email address" });
  await call("POST", "/auth/email/verify", { body: { token: tokenIn(mail) } });
  return { username, email, token };
}

async function call(method: string, path: string, options: Parameters<Client["call"]>[2] = {}): Promise<Answer> {
  const answer = await new Client().call(method, path, options);
  if (answer.status >= 500) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer;
}
const done = async (answer: Promise<Answer>, status: number) => {
  const { status: actual, body, cookies } = await answer;
  expect([actual, body?.detail]).toEqual([status, undefined]);
  return { body, cookies };
};

test("an address is confirmed, signs in by a code, gets a new password, is changed and changed back", async () => {
  const { username, email, token } = await confirmed();
  expect((await call("GET", "/users/me", { token })).body.email_verified).toBe(true);
  await done(call("POST", "/auth/email/resend", { token }), 202);

  const { body: asked } = await done(call("POST", "/auth/otp/request", { body: { email } }), 202);
  const code = codeIn(await nextMail(email, { subject: "Your code to sign in" }));
  const attempt = { email, code, request_token: asked.request_token };
  await done(call("POST", "/auth/otp/verify", { body: attempt }), 200);
  expect((await call("POST", "/auth/otp/verify", { body: attempt })).status).toBe(401);

  await done(call("POST", "/auth/password/forgot", { body: { email } }), 202);
  const reset = tokenIn(await nextMail(email, { subject: "Choose a new password" }));
  const new_password = "Narrow-Strait-8";
  await done(call("POST", "/auth/password/reset", { body: { token: reset, new_password } }), 204);
  await nextMail(email, { subject: "Your password was reset" });
  expect((await call("GET", "/users/me", { token })).status).toBe(401);

  const { body: signedIn } = await done(
    call("POST", "/auth/login", { body: { username, password: new_password } }),
    200,
  );
  const again = { token: signedIn.access_token };
  const other = `new.${email}`;
  await done(call("PUT", "/users/me/email", { ...again, body: { email: other } }), 202);
  const verify = tokenIn(await nextMail(other, { subject: "Confirm your email address" }));
  await done(call("POST", "/auth/email/verify", { body: { token: verify } }), 204);
  const undo = tokenIn(await nextMail(email, { subject: "Your email address was changed" }));
  await done(call("POST", "/auth/email/undo", { body: { token: undo } }), 204);
  expect((await call("GET", "/users/me", again)).status).toBe(401);
  await nextMail(email, { subject: "Your email address was restored" });
});

test("an authenticator app, recovery codes and a trusted device", async () => {
  const { username, email, token } = await confirmed();
  const { body: begun } = await done(call("POST", "/auth/mfa/totp", { token }), 200);
  const first = appCode(begun.uri, -1);
  const { body: on } = await done(call("POST", "/auth/mfa/totp/confirm", { token, body: { code: first } }), 200);
  await nextMail(email, { subject: "An authenticator app was added" });
  const { body: state } = await done(call("GET", "/auth/mfa", { token }), 200);
  expect(state).toEqual({ enabled: true, totp: true, passkey: false, recovery_codes_left: 10 });

  const login = { username, password, transport: "cookie" };
  const { body: halfway } = await done(call("POST", "/auth/login", { body: login }), 200);
  const verified = await done(
    call("POST", "/auth/mfa/verify", {
      body: { mfa_token: halfway.mfa_token, code: appCode(begun.uri), trust_device: true },
    }),
    200,
  );
  const Cookie = ["access", "device"].map((name) => `__Host-${name}=${verified.cookies[`__Host-${name}`]}`).join("; ");
  const { body: trusted } = await done(call("GET", "/auth/trusted-devices", { headers: { Cookie } }), 200);
  expect(trusted.items).toMatchObject([{ current: true }]);
  const { body: straight } = await done(call("POST", "/auth/login", { body: login, headers: { Cookie } }), 200);
  expect(straight).toHaveProperty("user");
  await done(call("DELETE", `/auth/trusted-devices/${trusted.items[0].id}`, { token }), 204);
  const { body: asked } = await done(call("POST", "/auth/login", { body: login, headers: { Cookie } }), 200);
  const code = on.recovery_codes[0];
  await done(call("POST", "/auth/mfa/verify", { body: { mfa_token: asked.mfa_token, code } }), 200);
  await nextMail(email, { subject: "A recovery code was used" });
  await done(call("POST", "/auth/mfa/recovery-codes", { token }), 200);
  await done(call("DELETE", "/auth/mfa/totp", { token }), 204);
  const { body: told } = await done(call("GET", "/auth/history", { token }), 200);
  expect(told.items.map(({ action }: { action: string }) => action)).toEqual([
    ...["totp_removed", "recovery_codes_renewed", "signed_in", "recovery_code_used", "device_forgotten"],
    ...["signed_in", "device_trusted", "signed_in", "totp_added", "email_verified", "registered"],
  ]);
});

test("a passkey: added, used to sign in, as second factor and to prove oneself again, removed", async () => {
  const { username, token } = await confirmed();
  await done(call("POST", "/auth/reauthenticate", { token, body: { password } }), 204);
  const authenticator = new Authenticator();
  const { body: offer } = await done(call("POST", "/auth/passkeys/options", { token }), 200);
  const made = { name: "Phone", passkey: authenticator.register(offer) };
  const { body: added } = await done(call("POST", "/auth/passkeys", { token, body: made }), 201);
  await done(call("PATCH", "/auth/mfa", { token, body: { passkey: true } }), 200);

  const { body: challenge } = await done(call("POST", "/auth/passkeys/login/options"), 200);
  const passkey = authenticator.assert(challenge);
  await done(call("POST", "/auth/passkeys/login", { body: { passkey } }), 200);

  const { body: halfway } = await done(call("POST", "/auth/login", { body: { username, password } }), 200);
  const { mfa_token } = halfway;
  const { body: second } = await done(call("POST", "/auth/mfa/passkey", { body: { mfa_token } }), 200);
  const body = { mfa_token, passkey: authenticator.assert(second) };
  await done(call("POST", "/auth/mfa/verify", { body }), 200);

  const { body: ways } = await done(call("POST", "/auth/reauthenticate/options", { token }), 200);
  expect(ways.methods).toEqual(["passkey"]);
  const proof = { passkey: authenticator.assert(ways.passkey) };
  await done(call("POST", "/auth/reauthenticate", { token, body: proof }), 204);

  const { body: listed } = await done(call("GET", "/auth/passkeys", { token }), 200);
  expect(listed.items).toMatchObject([{ id: added.id, last_used_at: expect.any(String) }]);
  await done(call("DELETE", `/auth/passkeys/${added.id}`, { token }), 204);
  const { body: left } = await done(call("GET", "/auth/mfa", { token }), 200);
  expect(left.enabled).toBe(false);
});

test("work that is done lets one try again", async () => {
  const { username } = await confirmed();
  const wrong = { username, password: "Wrong-Harbour-7" };
  for (let turn = 0; turn < 5; turn++) await call("POST", "/auth/login", { body: wrong });
  await expect
    .poll(async () => (await call("POST", "/auth/login", { body: { username, password } })).body.code, {
      timeout: 5000,
    })
    .toBe("captcha_required");
  const { body: challenge } = await done(call("GET", "/auth/captcha"), 200);
  const captcha = await solved(challenge);
  await done(call("POST", "/auth/login", { body: { username, password, captcha } }), 200);
});

test("a changed password", async () => {
  const { token } = await confirmed();
  const body = { current_password: password, new_password: "Narrow-Strait-8" };
  await done(call("PUT", "/users/me/password", { token, body }), 204);
});
