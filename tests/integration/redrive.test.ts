import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { getUser, userKey } from "../../functions/users/users.ts";
import { deadLetterQueues, redrive } from "../../tools/queues/redrive.ts";
import { member } from "../harness/invoke.ts";

test("what has landed in a dead-letter queue is done after all when it is redriven", async () => {
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const [url = "", ...others] = await deadLetterQueues(client, "counters-tally");
  expect(others).toEqual([]);
  const { id } = await member("ana");
  const message = { change_id: uuid(), item: userKey(id), counter: "followers", by: 1 };
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
  expect(await redrive(client, url)).toBe(1);
  await expect.poll(async () => (await getUser(id))?.followers, { timeout: 30_000 }).toBe(1);
  expect(await redrive(client, url)).toBe(0);
});
