import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { putOff } from "./backoff.ts";
import { asInvocation, currentInvocation } from "./invocation.ts";
import { logger } from "./logger.ts";
import { embedded } from "./metrics.ts";
import type { Queue } from "./queue.ts";

export type WorkerHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

interface WorkerOptions {
  /** What has failed waits longer each time; `infra/workers.ts` gives the right to. */
  readonly backsOff?: boolean;
}

/**
 * Makes the Lambda function that works off a queue. Messages of a batch are
 * independent: one that throws goes back alone, and to the dead-letter queue
 * in the end. Every message may come more than once.
 */
export function worker<Message extends z.ZodType>(
  queue: Queue<Message>,
  work: (message: z.output<Message>) => Promise<void>,
  { backsOff = false }: WorkerOptions = {},
): WorkerHandler {
  const handle = (record: SQSRecord) =>
    asInvocation(traceOf(record), () => logged(queue.name, async () => work(read(queue, record)))).catch(
      async (error: unknown) => {
        if (backsOff) await putOff(queue, record);
        throw error;
      },
    );
  return (event, context) =>
    processPartialResponse(event, handle, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
}

/**
 * Makes the Lambda function that works off a queue in groups: messages of a
 * batch that change one item are worked off together, so that thousands of
 * them cost few writes. When that throws, all of the group go back.
 * @param subject names what a message changes
 */
export function groupWorker<Message extends z.ZodType>(
  queue: Queue<Message>,
  subject: (message: z.output<Message>) => string,
  work: (messages: z.output<Message>[]) => Promise<void>,
): WorkerHandler {
  return async ({ Records }) => {
    const groups = Map.groupBy(Records, (record) => subjectOf(queue, subject, record));
    const failed = await Promise.all(
      [...groups.values()].map(async (records) => {
        const traces = [...new Set(records.flatMap((record) => traceOf(record) ?? []))];
        const run = () =>
          logged(queue.name, () => work(records.map((record) => read(queue, record))), { trace_ids: traces });
        return asInvocation(traces[0], run).then(
          () => [],
          () => records,
        );
      }),
    );
    return { batchItemFailures: failed.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

/** A message that can't be read is a group of its own, and takes no other with it. */
function subjectOf<Message extends z.ZodType>(
  queue: Queue<Message>,
  subject: (message: z.output<Message>) => string,
  record: SQSRecord,
): string {
  try {
    return subject(read(queue, record));
  } catch {
    return record.messageId;
  }
}

const read = <Message extends z.ZodType>({ message }: Queue<Message>, { body }: SQSRecord) =>
  message.parse(JSON.parse(body));

const traceOf = ({ messageAttributes }: SQSRecord) => messageAttributes.trace_id?.stringValue;

/** Runs a piece of background work and writes its one line. */
export async function logged<Result>(name: string, work: () => Promise<Result>, details: object = {}): Promise<Result> {
  const started = performance.now();
  let failure: unknown;
  try {
    return await work();
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    const ms = Math.round(performance.now() - started);
    const { traceId, table } = currentInvocation() ?? {};
    const line = { trace_id: traceId, ...details, worker: name, ms, table, ...embedded() };
    if (failure) logger.error("work failed", { ...line, error: failure as Error });
    else logger.info("work", line);
  }
}
