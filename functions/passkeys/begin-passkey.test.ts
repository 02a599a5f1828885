import { expect, test } from "vitest";
import { beginPasskey } from "../../shared/passkeys.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";

test("a browser is asked for a passkey that needs no name, and not for one it has", async () => {
  const ana = await member("ana");
  const { authenticator } = await withPasskey(ana);
  const { body } = await ask(beginPasskey, { as: ana });
  expect(body).toMatchObject({
    user: { name: ana.username },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
  });
  expect(body.excludeCredentials.map(({ id }: { id: string }) => id)).toEqual([
    authenticator.credentialId.toString("base64url"),
  ]);
});

test("only for who has just proven who they are", async () => {
  const ana = await member("ana");
  await provedLongAgo(ana);
  expect((await ask(beginPasskey, { as: ana })).body.code).toBe("reauthentication_required");
});
