import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

const PREFIX = "photostack-";
const DEAD = "-dlq";
const BATCH = 10;

/** URLs of the dead-letter queues of all workers, or of those whose name has `word`. */
export async function deadLetterQueues(client: SQSClient, word = ""): Promise<string[]> {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix: PREFIX }));
  const living = new Set(QueueUrls.filter((url) => !url.endsWith(DEAD)));
  return QueueUrls.filter((url) => url.endsWith(DEAD) && living.has(withoutDead(url)) && url.includes(word));
}

const withoutDead = (url: string) => url.slice(0, -DEAD.length);

/**
 * Moves what a dead-letter queue held when this began back to its queue. A
 * message is deleted only after it was sent, so that one may come twice but
 * none is lost.
 * @returns how many were moved
 */
export async function redrive(client: SQSClient, deadLetterUrl: string): Promise<number> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadLetterUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
  );
  const held = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  let moved = 0;
  while (moved < held) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: deadLetterUrl,
        MaxNumberOfMessages: BATCH,
        MessageAttributeNames: ["All"],
        WaitTimeSeconds: 1,
      }),
    );
    if (Messages.length === 0) break;
    moved += await move(client, deadLetterUrl, Messages);
  }
  return moved;
}

async function move(client: SQSClient, deadLetterUrl: string, messages: readonly Message[]): Promise<number> {
  const { Successful = [], Failed = [] } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: withoutDead(deadLetterUrl),
      Entries: messages.map(({ Body, MessageAttributes }, index) => ({
        Id: String(index),
        MessageBody: Body,
        ...(MessageAttributes ? { MessageAttributes } : {}),
      })),
    }),
  );
  const sent = Successful.map(({ Id }) => ({ Id, ReceiptHandle: messages[Number(Id)]?.ReceiptHandle }));
  if (sent.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl: deadLetterUrl, Entries: sent }));
  if (Failed.length > 0) throw new Error(`The queue did not take ${Failed.length} messages: ${Failed[0]?.Message}`);
  return sent.length;
}
