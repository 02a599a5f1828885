import { expect, test } from "vitest";
import { beginTotp, confirmTotp, getMfa } from "../../shared/mfa.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { appCode } from "../../tests/harness/second-factors.ts";
import { credentialsKey } from "../auth/credentials.ts";
import { get } from "../runtime/table.ts";

test("an app is given a secret that the table does not hold, and nothing is asked for before it is confirmed", async () => {
  const ana = await member("ana");
  const { body } = await ask(beginTotp, { as: ana });
  const uri = new URL(body.uri);
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain(`Photostack:${ana.username}`);
  expect(uri.searchParams.get("secret")).toBe(body.secret);
  expect((await ask(getMfa, { as: ana })).body).toEqual({
    enabled: false,
    totp: false,
    passkey: false,
    recovery_codes_left: 0,
  });
  expect(JSON.stringify(await get(credentialsKey(ana.id)))).not.toContain(body.secret);
});

test("the last secret is the one that counts", async () => {
  const ana = await member("ana");
  const { body: first } = await ask(beginTotp, { as: ana });
  const { body: second } = await ask(beginTotp, { as: ana });
  expect((await ask(confirmTotp, { as: ana, body: { code: appCode(first.uri) } })).status).toBe(401);
  expect((await ask(confirmTotp, { as: ana, body: { code: appCode(second.uri) } })).status).toBe(200);
});

test("only for who has just proven who they are", async () => {
  const ana = await member("ana");
  await provedLongAgo(ana);
  expect((await ask(beginTotp, { as: ana })).body).toMatchObject({ status: 403, code: "reauthentication_required" });
});
