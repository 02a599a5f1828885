import { expect, test } from "vitest";
import { listTrustedDevices } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { transact } from "../runtime/table.ts";
import { noteDevice } from "./devices.ts";

const from = {
  address: "203.0.113.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};

test("those that are trusted, not all that were signed in on", async () => {
  const ana = await member("ana");
  await transact([noteDevice(ana.id, "here", from, true), noteDevice(ana.id, "elsewhere", from, false)]);
  const { items } = (await ask(listTrustedDevices, { as: ana })).body;
  expect(items).toEqual([
    expect.objectContaining({ id: "here", browser: "Firefox", system: "Linux", ip: from.address, current: false }),
  ]);
  const days = (Date.parse(items[0].trusted_until) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
});
