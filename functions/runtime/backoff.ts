import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { setting } from "./environment.ts";
import { type Queue, queueSetting } from "./queue.ts";

const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 15 * 60;

const client = new SQSClient({ useQueueUrlAsEndpoint: false });

/** How long a message waits that has failed: twice as long each time, and by chance up to half as long again. */
export function waitSeconds(receives: number, chance = Math.random()): number {
  return Math.min(LONGEST_SECONDS, Math.round(FIRST_SECONDS * 2 ** (receives - 1) * (1 + chance / 2)));
}

/** Keeps a message that has failed in its queue for a while. */
export async function putOff(queue: Queue, { receiptHandle, attributes }: SQSRecord): Promise<void> {
  const VisibilityTimeout = waitSeconds(Number(attributes.ApproximateReceiveCount));
  const QueueUrl = setting(queueSetting(queue.name));
  await client
    .send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout }))
    // Then it comes back after the queue's own time, which is only less polite.
    .catch(() => {});
}
