import { expect, test } from "vitest";
import { listHistory } from "../../shared/audit.ts";
import { login } from "../../shared/auth.ts";
import { revealBackend, setBackend } from "../../shared/backends.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { transact } from "../runtime/table.ts";
import { type BackendItem, backendKey, ownBackend } from "./backends.ts";

const config = { instagram_username: "ana", api_base_url: "https://api.ana.example", bearer_token: "t0p-secret-token" };

test("the token is shown to its owner with a fresh proof, and leaves a trace", async () => {
  const ana = await member("ana");
  await ask(setBackend, { as: ana, body: config });
  expect((await ask(revealBackend, { as: ana })).body).toEqual(config);
  expect((await ask(listHistory, { as: ana })).body.items[0].action).toBe("backend_revealed");
  await provedLongAgo(ana);
  expect((await ask(revealBackend, { as: ana })).body.code).toBe("reauthentication_required");
});

test("a ciphertext that is moved to somebody else opens for nobody", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  await ask(setBackend, { as: ana, body: config });
  const stolen: BackendItem = { ...(await ownBackend(ana.id)), ...backendKey(ben.id) };
  await transact([{ Put: { Item: stolen } }]);
  const { status, body } = await ask(revealBackend, { as: ben });
  expect([status, body.code]).toEqual([500, "internal_error"]);
  const signedIn = await ask(login, { body: { username: ben.username, password } });
  expect([signedIn.status, signedIn.body.backend_config]).toEqual([200, null]);
});
