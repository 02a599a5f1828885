import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Context, SQSEvent } from "aws-lambda";
import { v7 as uuid } from "uuid";
import { expect, test, vi } from "vitest";
import * as z from "zod";
import { waitSeconds } from "./backoff.ts";
import { defineQueue } from "./queue.ts";
import { worker } from "./worker.ts";

test("from half a minute to a quarter of an hour, and not all at once", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((receives) => waitSeconds(receives, 0))).toEqual([
    30, 60, 120, 240, 480, 900, 900, 900,
  ]);
  expect(waitSeconds(1, 1)).toBe(45);
  expect(waitSeconds(9, 1)).toBe(900);
});

test("a message that fails stays in its queue for longer than the queue itself would keep it", async () => {
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const QueueName = `backoff-${uuid()}`;
  const { QueueUrl = "" } = await client.send(
    new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: "1" } }),
  );
  vi.stubEnv("QUEUE_TEST_BACKOFF", QueueUrl);
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "{}" }));
  const receive = async (WaitTimeSeconds: number) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, AttributeNames: ["All"] }))).Messages ??
    [];
  const [message] = await receive(1);
  const record = { ...lowered(message ?? {}), messageAttributes: {}, eventSource: "aws:sqs" };
  const failing = worker(
    defineQueue("test/backoff", z.object({})),
    async () => {
      throw new Error("not now");
    },
    { backsOff: true },
  );
  const { batchItemFailures } = await failing({ Records: [record] } as unknown as SQSEvent, {} as Context);
  expect(batchItemFailures).toHaveLength(1);
  expect(await receive(3)).toEqual([]);
  vi.unstubAllEnvs();
});

/** A message as a function is given it. */
function lowered(message: object): object {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]),
  );
}
