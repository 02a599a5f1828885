import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { asInvocation, currentInvocation } from "./invocation.ts";
import { logger } from "./logger.ts";
import type { Queue } from "./queue.ts";

export type WorkerHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * Makes the Lambda function that works off a queue. Messages of a batch are
 * independent: one that throws goes back alone, and to the dead-letter queue
 * in the end. Every message may come more than once.
 * @param inTurn one message after the other, for those that change one item
 */
export function worker<Message extends z.ZodType>(
  queue: Queue<Message>,
  work: (message: z.output<Message>) => Promise<void>,
  { inTurn = false } = {},
): WorkerHandler {
  const handle = (record: SQSRecord) =>
    asInvocation(record.messageAttributes.trace_id?.stringValue, () =>
      logged(queue.name, async () => work(queue.message.parse(JSON.parse(record.body)))),
    );
  return (event, context) =>
    processPartialResponse(event, handle, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
      processInParallel: !inTurn,
    });
}

/** Runs a piece of background work and writes its one line. */
export async function logged<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  let failure: unknown;
  try {
    return await work();
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    const { traceId, table } = currentInvocation() ?? {};
    const line = { trace_id: traceId, worker: name, ms: Math.round(performance.now() - started), table };
    if (failure) logger.error("work failed", { ...line, error: failure as Error });
    else logger.info("work", line);
  }
}
