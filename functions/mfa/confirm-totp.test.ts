import { expect, test } from "vitest";
import { beginTotp, confirmTotp, getMfa, removeTotp } from "../../shared/mfa.ts";
import { failed } from "../../tests/harness/failures.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { appCode } from "../../tests/harness/second-factors.ts";
import { proofsOf } from "../attempts/attempts.ts";
import { type Credentials, credentialsKey } from "../auth/credentials.ts";
import { get } from "../runtime/table.ts";

test("a code of the app turns it on and gives ten recovery codes, of which the table knows slow hashes", async () => {
  const ana = await member("ana");
  const { body } = await ask(beginTotp, { as: ana });
  const confirmed = await ask(confirmTotp, {
    as: ana,
    body: { code: ` ${appCode(body.uri).replace(/(...)/, "$1 ")}` },
  });
  expect(confirmed.body.recovery_codes).toHaveLength(10);
  for (const code of confirmed.body.recovery_codes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  expect((await ask(getMfa, { as: ana })).body).toMatchObject({ enabled: true, totp: true, recovery_codes_left: 10 });
  const stored = JSON.stringify(await get<Credentials>(credentialsKey(ana.id)));
  for (const code of confirmed.body.recovery_codes) expect(stored).not.toContain(code.replace("-", ""));
});

test("a wrong code, and one for nothing, change nothing", async () => {
  const ana = await member("ana");
  expect((await ask(confirmTotp, { as: ana, body: { code: "123456" } })).status).toBe(401);
  const { body } = await ask(beginTotp, { as: ana });
  expect((await ask(confirmTotp, { as: ana, body: { code: appCode(body.uri, 5) } })).status).toBe(401);
  expect((await ask(getMfa, { as: ana })).body.enabled).toBe(false);
});

test("guesses run out, together with those of other proofs", async () => {
  const ana = await member("ana");
  const { body } = await ask(beginTotp, { as: ana });
  await failed(proofsOf(ana.id), 10);
  expect((await ask(confirmTotp, { as: ana, body: { code: appCode(body.uri) } })).body.code).toBe("locked_out");
});

test("one that was removed and set up again has new recovery codes", async () => {
  const ana = await member("ana");
  const codes = async () => {
    const { body } = await ask(beginTotp, { as: ana });
    return (await ask(confirmTotp, { as: ana, body: { code: appCode(body.uri) } })).body.recovery_codes;
  };
  const first = await codes();
  await ask(removeTotp, { as: ana });
  const second = await codes();
  expect(second).toHaveLength(10);
  expect(first).not.toEqual(expect.arrayContaining(second));
});
