import { expect, test } from "vitest";
import { updateMfa } from "../../shared/mfa.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";

test("what one does not have can't be asked for", async () => {
  const ana = await member("ana");
  expect((await ask(updateMfa, { as: ana, body: { passkey: true } })).body.code).toBe("no_second_factor");
  await withPasskey(ana);
  expect((await ask(updateMfa, { as: ana, body: { passkey: true } })).body.enabled).toBe(true);
  expect((await ask(updateMfa, { as: ana, body: { passkey: false } })).body.enabled).toBe(false);
});

test("only for who has just proven who they are", async () => {
  const ana = await member("ana");
  await provedLongAgo(ana);
  expect((await ask(updateMfa, { as: ana, body: { passkey: false } })).body.code).toBe("reauthentication_required");
});
