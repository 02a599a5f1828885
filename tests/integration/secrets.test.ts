import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { Secret } from "otpauth";
import { expect, test } from "vitest";
import { bucketName, read, client as s3 } from "../../functions/media/bucket.ts";
import { readEntries } from "../../tools/logs/lines.ts";
import { Client } from "../harness/api.ts";
import { codeIn, nextMail, tokenIn } from "../harness/mailbox.ts";
import { Person } from "../harness/people.ts";
import { appCode } from "../harness/second-factors.ts";
import { liveItems, textOf } from "../harness/traces.ts";

const MAX_OBJECT = 16 * 1024 * 1024;

/** Somebody who has one secret of every kind, made through the deployed API as people do. */
async function keeperOfSecrets() {
  const password = `Own-Lantern-${crypto.randomUUID().slice(0, 8)}`;
  const ana = await Person.register("keeper");
  const email = `${ana.username}@example.com`;
  const verification = tokenIn(await nextMail(email));
  expect((await new Client().call("POST", "/auth/email/verify", { body: { token: verification } })).status).toBe(204);
  const body = { current_password: "Wide-Harbour-7", new_password: password };
  expect((await ana.ask("PUT", "/users/me/password", body)).status).toBe(204);
  const bearer = `bearer-of-${crypto.randomUUID()}`;
  const backend = { instagram_username: "keeper", api_base_url: "https://keeper.example", bearer_token: bearer };
  expect((await ana.ask("PUT", "/users/me/backend", backend)).status).toBe(200);
  const code = await new Client().call("POST", "/auth/otp/request", { body: { email } });
  expect(code.status).toBe(202);
  const digits = codeIn(await nextMail(email, { subject: "Your code to sign in" }));
  expect((await new Client().call("POST", "/auth/password/forgot", { body: { email } })).status).toBe(202);
  const reset = tokenIn(await nextMail(email, { subject: "Choose a new password" }));
  const { body: totp } = await ana.ask("POST", "/auth/mfa/totp");
  const seed = new URL(totp.uri).searchParams.get("secret") ?? "";
  const { body: confirmed } = await ana.ask("POST", "/auth/mfa/totp/confirm", { code: appCode(totp.uri) });
  await new Client().call("POST", "/auth/login", { body: { username: ana.username, password: `${password}-wrong` } });
  const again = await new Client().call("POST", "/auth/login", { body: { username: email, password } });
  return { ana, email, password, bearer, digits, reset, verification, seed, confirmed, mfa: again.body.mfa_token };
}

test("no secret is in the table, in the bucket or in the logs in clear", { timeout: 120_000 }, async () => {
  const known = await keeperOfSecrets();
  const secrets: Record<string, string> = {
    password: known.password,
    "bearer token of the backend": known.bearer,
    "TOTP seed": known.seed,
    "TOTP seed, as bytes": Buffer.from(Secret.fromBase32(known.seed).bytes).toString("latin1"),
    "reset link": known.reset,
    "verification link": known.verification,
    "access token": known.ana.token,
    "refresh token": known.ana.refreshToken,
    "token of a sign-in that waits": known.mfa,
    "recovery code": known.confirmed.recovery_codes[0],
    "mailed code": known.digits,
  };
  for (const [name, secret] of Object.entries(secrets))
    expect([name, typeof secret, secret.length >= 6]).toEqual([name, "string", true]);

  const found: string[] = [];
  const look = (text: string, where: string, among = secrets) => {
    for (const [name, secret] of Object.entries(among)) if (text.includes(secret)) found.push(`${name} in ${where}`);
  };
  let own = 0;
  for await (const item of liveItems()) {
    const text = textOf(item);
    if (text.includes(known.ana.id)) own += 1;
    look(text, `item ${item.pk}`);
  }
  // That it finds what is there.
  expect(own).toBeGreaterThan(5);
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucketName() })) {
    for (const { Key = "" } of Contents) {
      const bytes = await read(Key, MAX_OBJECT);
      if (bytes instanceof Buffer) look(bytes.toString("latin1"), `object ${Key}`);
    }
  }
  const entries = await readEntries(new CloudWatchLogsClient({}), {});
  for (const { text } of entries) look(text, "the log", { ...secrets, "mail address": known.email });
  expect(entries.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
