import { expect, test } from "vitest";
import { requestExport } from "../../shared/exports.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { provedLongAgo } from "../../tests/harness/passed-time.ts";
import { update } from "../runtime/table.ts";
import { exportKey } from "./exports.ts";

test("one archive a day, and it takes a fresh proof", async () => {
  const ana = await member("ana");
  const first = await ask(requestExport, { as: ana });
  expect([first.status, first.body.status]).toEqual([202, "preparing"]);
  expect(Date.parse(first.body.next_at)).toBeGreaterThan(Date.now() + 23 * 3600_000);
  const second = await ask(requestExport, { as: ana });
  expect([second.status, second.body.code]).toEqual([429, "rate_limited"]);
  expect(Number(second.headers.get("Retry-After"))).toBeGreaterThan(23 * 3600);
  await provedLongAgo(ana);
  expect((await ask(requestExport, { as: ana })).body.code).toBe("reauthentication_required");
});

test("a day later there is another, and at once when the last one failed", async () => {
  const ana = await member("ana");
  const earlier = (seconds: number) =>
    update({
      Key: exportKey(ana.id),
      UpdateExpression: "SET requested = requested - :seconds, #status = :preparing",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":seconds": seconds, ":preparing": "preparing" },
    });
  await ask(requestExport, { as: ana });
  await earlier(7 * 3600);
  expect((await ask(requestExport, { as: ana })).status).toBe(202);
  await earlier(25 * 3600);
  expect((await ask(requestExport, { as: ana })).status).toBe(202);
});

test("twice at the same moment is one", async () => {
  const ana = await member("ana");
  const answers = await Promise.all([ask(requestExport, { as: ana }), ask(requestExport, { as: ana })]);
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
});
