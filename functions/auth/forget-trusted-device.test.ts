import { expect, test } from "vitest";
import { forgetTrustedDevice, listTrustedDevices } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { transact } from "../runtime/table.ts";
import { noteDevice } from "./devices.ts";

const from = { address: "203.0.113.7", userAgent: "test" };

test("one's own is forgotten, another's is not there", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  await transact([noteDevice(ana.id, "here", from, true)]);
  expect((await ask(forgetTrustedDevice, { as: ben, params: { id: "here" } })).status).toBe(404);
  expect((await ask(forgetTrustedDevice, { as: ana, params: { id: "here" } })).status).toBe(204);
  expect((await ask(forgetTrustedDevice, { as: ana, params: { id: "here" } })).status).toBe(404);
  expect((await ask(listTrustedDevices, { as: ana })).body.items).toEqual([]);
});
