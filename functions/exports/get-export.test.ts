import { expect, test } from "vitest";
import { getExport, requestExport } from "../../shared/exports.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { update } from "../runtime/table.ts";
import { exportKey } from "./exports.ts";

test("nobody has an archive before they asked, nor somebody else's", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  await ask(requestExport, { as: ana });
  expect((await ask(getExport, { as: ben })).body).toMatchObject({ status: "none", url: null, next_at: null });
});

test("an archive is kept for a day", async () => {
  const ana = await member("ana");
  await ask(requestExport, { as: ana });
  const read = async () => (await ask(getExport, { as: ana })).body;
  await expect.poll(async () => (await read()).status, { timeout: 30_000, interval: 500 }).toBe("ready");
  await update({
    Key: exportKey(ana.id),
    UpdateExpression: "SET #ready = #ready - :day, requested = requested - :day",
    ExpressionAttributeNames: { "#ready": "ready" },
    ExpressionAttributeValues: { ":day": 24 * 3600 },
  });
  expect(await read()).toMatchObject({ status: "none", url: null, next_at: null });
});
