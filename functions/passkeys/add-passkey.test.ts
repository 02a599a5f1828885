import { expect, test } from "vitest";
import { addPasskey, beginPasskey, listPasskeys } from "../../shared/passkeys.ts";
import { Authenticator } from "../../tests/harness/authenticator.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { withPasskey } from "../../tests/harness/second-factors.ts";

const begin = async (as: Member) => (await ask(beginPasskey, { as })).body;
const add = (as: Member, passkey: unknown, name = "Phone") => ask(addPasskey, { as, body: { name, passkey } });

test("it is on the list under its name", async () => {
  const ana = await member("ana");
  const made = new Authenticator().register(await begin(ana));
  const { status, body } = await add(ana, made, "Ana's <b>phone</b>");
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: "Ana's <b>phone</b>", synced: false, last_used_at: null });
  expect((await ask(listPasskeys, { as: ana })).body.items).toEqual([body]);
});

test("not twice, not with another's challenge, not from another site, not without the user", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const options = await begin(ana);
  const made = new Authenticator().register(options);
  expect((await add(ben, made)).body.code).toBe("invalid_passkey");
  expect((await add(ana, made)).status).toBe(201);
  expect((await add(ana, made)).status).toBeGreaterThanOrEqual(400);
  const fresh = await begin(ana);
  const device = new Authenticator();
  expect((await add(ana, device.register(fresh))).status).toBe(201);
  expect((await add(ana, device.register(await begin(ana)))).body.code).toBe("invalid_passkey");
  for (const circumstances of [{ origin: "https://evil.example" }, { userVerified: false }]) {
    expect((await add(ana, new Authenticator().register(fresh, circumstances))).body.code).toBe("invalid_passkey");
  }
  expect((await ask(listPasskeys, { as: ana })).body.items).toHaveLength(2);
});

test("ten are enough", async () => {
  const ana = await member("ana");
  for (let made = 0; made < 10; made++) await withPasskey(ana);
  expect((await ask(beginPasskey, { as: ana })).body.code).toBe("too_many_passkeys");
});

test("only for who has just proven who they are", async () => {
  const ana = await member("ana");
  const made = new Authenticator().register(await begin(ana));
  await provedLongAgo(ana);
  expect((await add(ana, made)).body.code).toBe("reauthentication_required");
});
