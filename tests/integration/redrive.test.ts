import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { listEntries } from "../../functions/feed/feed.ts";
import { deadLetterQueues, redrive } from "../../tools/queues/redrive.ts";

test("what has landed in a dead-letter queue is done after all when it is redriven", async () => {
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const [url, ...others] = await deadLetterQueues(client, "write-feed");
  expect(others).toEqual([]);
  const [reader, post_id] = [uuid(), uuid()];
  const message = { op: "put", author_id: uuid(), post_id, reader_ids: [reader] };
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
  expect(await redrive(client, url ?? "")).toBe(1);
  await expect
    .poll(async () => (await listEntries(reader, { limit: 5 })).entries.map(({ postId }) => postId), {
      timeout: 15_000,
    })
    .toEqual([post_id]);
  expect(await redrive(client, url ?? "")).toBe(0);
});
