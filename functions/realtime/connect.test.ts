import { expect, test } from "vitest";
import { deadConnection, idsOf } from "../../tests/harness/connections.ts";
import { member } from "../../tests/harness/invoke.ts";
import { stack } from "../../tests/harness/stack.ts";
import { handler } from "./connect.ts";
import { issueTicket } from "./tickets.ts";

const requestContext = { connectionId: "c1" };

test("a connection is noted for its person, with the ones there are", async () => {
  const ana = await member("ana");
  const [first, second] = [await deadConnection(ana), await deadConnection(ana)];
  expect(await idsOf(ana)).toEqual([second, first]);
});

test("of more than ten the oldest gives way", async () => {
  const ana = await member("ana");
  const ids: string[] = [];
  for (let index = 0; index < 12; index++) ids.unshift(await deadConnection(ana));
  expect(await idsOf(ana)).toEqual(ids.slice(0, 10));
});

test("without an origin, a ticket or a living session it is refused, and nothing is noted", async () => {
  const ana = await member("ana");
  const ticket = await issueTicket({ userId: ana.id, sessionId: ana.sessionId });
  const foreign = await issueTicket({ userId: ana.id, sessionId: "another" });
  const tries = [
    { queryStringParameters: { ticket } },
    { headers: { origin: "https://evil.example" }, queryStringParameters: { ticket } },
    { headers: { origin: stack.origin } },
    { headers: { origin: stack.origin }, queryStringParameters: { ticket: foreign } },
    // As a message that pretends to be a handshake.
    { headers: null, queryStringParameters: null, body: '{"action":"$connect"}' },
  ];
  for (const one of tries) expect(await handler({ requestContext, ...one })).toEqual({ statusCode: 403 });
  expect(await idsOf(ana)).toEqual([]);
});
