import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SQSClient } from "@aws-sdk/client-sqs";
import { readArguments, wholeNumber } from "./arguments.ts";
import { reachableCloud } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { readLines } from "./logs/lines.ts";
import { figuresOf } from "./status/figures.ts";
import { type Status, screen } from "./status/screen.ts";
import { countFunctions, engineMemory, readAlarms, readQueues } from "./status/surroundings.ts";

const WATCH_MS = 3000;
const LONGEST_MINUTES = 24 * 60;

const usage = {
  command: "status",
  about: "Shows how a running Photostack is doing.",
  options: {
    minutes: { value: "MINUTES", about: "how far to look back; 15 when left out" },
    watch: { about: "goes on until Ctrl-C" },
    json: { about: "for programs" },
  },
} as const;

await runCommand(
  async ({ steps, lifetime }) => {
    const { minutes: given = "15", json = false, watch = false } = readArguments(usage).options;
    const minutes = wholeNumber("minutes", given, 1, LONGEST_MINUTES);
    const colours = process.stdout.isTTY && !process.env.NO_COLOR;
    do {
      const status = await readStatus(minutes);
      const text = json ? JSON.stringify(status, null, watch ? 0 : 2) : screen(status, { colours }).join("\n");
      if (watch && process.stdout.isTTY) process.stdout.write("\x1b[H\x1b[2J");
      steps.say(text);
      if (watch) await delay(WATCH_MS, undefined, { signal: lifetime.signal });
    } while (watch);
    return 0;
  },
  () => 0,
);

async function readStatus(minutes: number): Promise<Status> {
  const { name, endpoint, settings } = await reachableCloud();
  const cloudwatch = new CloudWatchClient(settings);
  const since = Date.now() - minutes * 60_000;
  const [lines, functions, queues, alarms] = await Promise.all([
    readLines(new CloudWatchLogsClient(settings), since),
    countFunctions(new LambdaClient(settings)),
    readQueues(new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }), cloudwatch),
    readAlarms(cloudwatch),
  ]);
  const memory = endpoint ? engineMemory(new URL(endpoint).port) : undefined;
  const address = endpoint ?? process.env.AWS_REGION ?? "";
  return { engine: name, address, minutes, functions, memory, figures: figuresOf(lines, minutes), queues, alarms };
}
