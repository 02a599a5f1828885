import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let server: Server;
let answers: readonly (readonly [status: number, body: object])[] = [];

beforeEach(async () => {
  let turn = 0;
  server = createServer((request, response) => {
    request.resume().on("end", () => {
      const [status, body] = answers[Math.min(turn++, answers.length - 1)] ?? [500, {}];
      response.writeHead(status, { "Content-Type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  vi.stubEnv("TABLE_NAME", "photos");
  // The table's client reads where it is when it is made.
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const error = (name: string, more: object = {}) => ({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, ...more });
const cancelled = (...Codes: string[]) =>
  error("TransactionCanceledException", { CancellationReasons: Codes.map((Code) => ({ Code })) });

/** What an invocation notes of requests to a table that answers so. */
async function noted(given: typeof answers, ask: (table: typeof import("./table.ts")) => Promise<unknown>) {
  answers = given;
  const table = await import("./table.ts");
  const { asInvocation, currentInvocation } = await import("./invocation.ts");
  return asInvocation(undefined, async () => {
    await ask(table).catch(() => {});
    const { throttles = 0, failures = 0, ms = 0 } = currentInvocation()?.table ?? {};
    expect(ms).toBeGreaterThan(0);
    return { throttles, failures };
  });
}

const write = { Put: { Item: { pk: "A", sk: "A" } } } as const;

test.each([
  ["too much", [400, error("ProvisionedThroughputExceededException")], { throttles: 1, failures: 0 }],
  ["its own failure", [500, error("InternalServerError")], { throttles: 0, failures: 1 }],
  ["nonsense", [400, error("ValidationException")], { throttles: 0, failures: 1 }],
  ["a condition", [400, error("ConditionalCheckFailedException")], { throttles: 0, failures: 0 }],
] as const)("what a table answers is noted: %s", async (_, answer, expected) => {
  expect(await noted([answer], ({ get }) => get({ pk: "A", sk: "A" }))).toEqual(expected);
});

test.each([
  ["a condition", [cancelled("ConditionalCheckFailed")], { throttles: 0, failures: 0 }],
  [
    "too much, and then a condition",
    [cancelled("ThrottlingError"), cancelled("ConditionalCheckFailed")],
    { throttles: 1, failures: 0 },
  ],
  [
    "a conflict, and then nonsense",
    [cancelled("TransactionConflict"), cancelled("ValidationError")],
    { throttles: 0, failures: 1 },
  ],
] as const)("why a transaction is cancelled is noted: %s", async (_, bodies, expected) => {
  const given = bodies.map((body) => [400, body] as const);
  expect(await noted(given, ({ transact }) => transact([write]))).toEqual(expected);
});

test("what a batch leaves over was too much", async () => {
  const left = { UnprocessedItems: { photos: [{ PutRequest: { Item: { pk: { S: "A" }, sk: { S: "A" } } } }] } };
  const given = [
    [200, left],
    [200, {}],
  ] as const;
  const counted = noted(given, ({ writeAll }) => writeAll({ put: [{ pk: "A", sk: "A" }] }));
  expect(await counted).toEqual({ throttles: 1, failures: 0 });
});
