import { readdirSync, readFileSync } from "node:fs";
import { type CloudWatchClient, GetMetricStatisticsCommand, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { type LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from "@aws-sdk/client-sqs";

const PREFIX = "photostack-";

export interface QueueState {
  readonly name: string;
  readonly waiting: number;
  readonly inWork: number;
  /** Seconds; unknown where nobody measures it. */
  readonly oldest: number | undefined;
}

export interface AlarmState {
  readonly name: string;
  readonly state: string;
}

/** How many functions are deployed. */
export async function countFunctions(client: LambdaClient): Promise<number> {
  let count = 0;
  for await (const { Functions = [] } of paginateListFunctions({ client }, {}))
    count += Functions.filter(({ FunctionName = "" }) => FunctionName.startsWith(PREFIX)).length;
  return count;
}

/** What waits in each queue. Reading a message would count as a try to work it off, so none is. */
export async function readQueues(sqs: SQSClient, cloudwatch: CloudWatchClient): Promise<QueueState[]> {
  const urls: string[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client: sqs },
    { QueueNamePrefix: PREFIX, MaxResults: 1000 },
  ))
    urls.push(...QueueUrls);
  return Promise.all(
    urls.map(async (QueueUrl) => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        }),
      );
      const name = QueueUrl.split("/").at(-1) ?? QueueUrl;
      const waiting = Number(Attributes.ApproximateNumberOfMessages ?? 0);
      const inWork = Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0);
      return { name, waiting, inWork, oldest: waiting > 0 ? await ageOf(cloudwatch, name) : undefined };
    }),
  );
}

async function ageOf(client: CloudWatchClient, queue: string): Promise<number | undefined> {
  const now = Date.now();
  const { Datapoints = [] } = await client.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/SQS",
      MetricName: "ApproximateAgeOfOldestMessage",
      Dimensions: [{ Name: "QueueName", Value: queue }],
      StartTime: new Date(now - 300_000),
      EndTime: new Date(now),
      Period: 300,
      Statistics: ["Maximum"],
    }),
  );
  return Datapoints[0]?.Maximum;
}

export async function readAlarms(client: CloudWatchClient): Promise<AlarmState[]> {
  const alarms: AlarmState[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNamePrefix: PREFIX }))
    alarms.push(
      ...MetricAlarms.map(({ AlarmName = "", StateValue = "" }) => ({
        name: AlarmName.slice(PREFIX.length),
        state: String(StateValue),
      })),
    );
  return alarms;
}

/**
 * Bytes that the embedded engine takes, with its functions and whoever has
 * started it (gateway, web server): what processes share is divided among
 * them. Known on Linux only.
 */
export function engineMemory(port: string): number | undefined {
  try {
    const processes = runningProcesses();
    const parents = new Map(processes.map((pid) => [pid, parentOf(pid)]));
    const engine = enginePid(port);
    if (!engine) return undefined;
    const family = new Set([engine, starterOf(engine)]);
    for (let size = 0; size !== family.size; ) {
      size = family.size;
      for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
    }
    return [...family].reduce((sum, pid) => sum + sharedOf(pid), 0);
  } catch {
    return undefined;
  }
}

const runningProcesses = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name));

/** The process of the embedded engine at a port of this machine. */
export function enginePid(port: string): string | undefined {
  return runningProcesses().find((pid) => isEngine(pid, port));
}

/** A file of a process; empty when it has ended or is somebody else's. */
function about(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

const isEngine = (pid: string, port: string) =>
  about(pid, "cmdline").includes("run_ministack.py") &&
  about(pid, "environ").split("\0").includes(`GATEWAY_PORT=${port}`);
const parentOf = (pid: string) => about(pid, "status").match(/^PPid:\s+(\d+)/m)?.[1] ?? "";
/** The command that runs it; the engine itself where that has gone. */
const starterOf = (engine: string) => {
  const parent = parentOf(engine);
  return about(parent, "cmdline").includes("/tools/") ? parent : engine;
};
const sharedOf = (pid: string) => Number(about(pid, "smaps_rollup").match(/^Pss:\s+(\d+)/m)?.[1] ?? 0) * 1024;
