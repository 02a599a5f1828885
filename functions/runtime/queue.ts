import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, SQSClient } from "@aws-sdk/client-sqs";
import type * as z from "zod";
import { setting } from "./environment.ts";
import { currentInvocation } from "./invocation.ts";
import { chunks } from "./table.ts";

const BATCH = 10;
const ATTEMPTS = 4;

const client = new SQSClient({ useQueueUrlAsEndpoint: false });

/** A queue, named like the worker that reads it, and the shape of its messages. */
export interface Queue<Message extends z.ZodType = z.ZodType> {
  /** `<feature>/<worker>`: the worker's file below `functions/`. */
  readonly name: string;
  readonly message: Message;
}

export function defineQueue<Message extends z.ZodType>(name: string, message: Message): Queue<Message> {
  return { name, message };
}

/** A message on its way to a queue. */
export interface Outgoing {
  readonly queue: string;
  readonly message: unknown;
  /** Trace the message continues; the current invocation's when left out. */
  readonly traceId?: string | undefined;
}

/** Addresses a message. */
export function to<Message extends z.ZodType>(queue: Queue<Message>, message: z.input<Message>): Outgoing {
  return { queue: queue.name, message };
}

/** The setting that holds a queue's URL in a function that may send to it. */
export const queueSetting = (name: string) => `QUEUE_${name.replaceAll(/\W/g, "_").toUpperCase()}`;

/**
 * Sends messages, ten a request; what a queue did not take is sent again.
 * @throws when some are still not taken: the caller's own message must then stay in its queue
 */
export async function send(messages: readonly Outgoing[]): Promise<void> {
  const byQueue = Map.groupBy(messages, ({ queue }) => queue);
  await Promise.all(
    [...byQueue].flatMap(([queue, waiting]) => chunks(waiting, BATCH).map((batch) => sendBatch(queue, batch))),
  );
}

async function sendBatch(queue: string, batch: readonly Outgoing[]): Promise<void> {
  let waiting = batch.map(entry);
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt >= ATTEMPTS) throw new Error(`The queue ${queue} did not take ${waiting.length} messages`);
    const answer = await client.send(
      new SendMessageBatchCommand({ QueueUrl: setting(queueSetting(queue)), Entries: waiting }),
    );
    const refused = new Set(answer.Failed?.map(({ Id }) => Id));
    waiting = waiting.filter(({ Id }) => refused.has(Id));
  }
}

function entry({ message, traceId }: Outgoing, index: number): SendMessageBatchRequestEntry {
  const trace = traceId ?? currentInvocation()?.traceId;
  return {
    Id: String(index),
    MessageBody: JSON.stringify(message),
    ...(trace ? { MessageAttributes: { trace_id: { DataType: "String", StringValue: trace } } } : {}),
  };
}
