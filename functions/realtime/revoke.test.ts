import { expect, test } from "vitest";
import { deadConnection, idsOf } from "../../tests/harness/connections.ts";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { Listener, ticketOf } from "../../tests/harness/listener.ts";
import { subjectOf } from "../audit/audit.ts";
import { accessKey } from "../runtime/access.ts";
import { update } from "../runtime/table.ts";
import { handler } from "./revoke.ts";

const revoke = ({ id }: { id: string }) => deliver(handler, [{ subject: subjectOf(id) }]);

test("connections of dead sessions are told and closed, those of living ones stay", async () => {
  const ana = await member("ana");
  const listener = await Listener.open(await ticketOf(ana));
  await revoke(ana);
  expect([listener.events, await idsOf(ana)]).toEqual([[], [expect.any(String)]]);
  await update({
    Key: accessKey(ana.id),
    UpdateExpression: "SET sessions.#session.expires = :past",
    ExpressionAttributeNames: { "#session": ana.sessionId },
    ExpressionAttributeValues: { ":past": 1 },
  });
  expect([await revoke(ana), await revoke(ana)]).toEqual([[], []]);
  await listener.closed;
  expect([listener.events, await idsOf(ana)]).toEqual([[{ type: "session_revoked" }], []]);
});

test("an account that is inactive has no connections", async () => {
  const ana = await member("ana");
  await deadConnection(ana);
  await update({
    Key: accessKey(ana.id),
    UpdateExpression: "SET #status = :inactive",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":inactive": "inactive" },
  });
  await revoke(ana);
  expect(await idsOf(ana)).toEqual([]);
});
