import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "./cloud.ts";
import { probe } from "./engine/probe.ts";
import { runCommand } from "./lifetime.ts";
import { figuresOf } from "./status/figures.ts";
import { readLines } from "./status/lines.ts";
import { type Status, screen } from "./status/screen.ts";
import { countFunctions, engineMemory, readAlarms, readQueues } from "./status/surroundings.ts";
import { Failure } from "./steps.ts";

const WATCH_MS = 3000;
const LONGEST_MINUTES = 24 * 60;

/** `npm run status [-- --minutes 15] [--watch] [--json]`: how a running Photostack is doing. */
await runCommand(
  async ({ steps, lifetime }) => {
    const { minutes, json, watch } = wanted();
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
  const settings = clientSettings();
  const { name, address } = await where(settings.endpoint);
  const cloudwatch = new CloudWatchClient(settings);
  const since = Date.now() - minutes * 60_000;
  const [lines, functions, queues, alarms] = await Promise.all([
    readLines(new CloudWatchLogsClient(settings), since).catch(notDeployed),
    countFunctions(new LambdaClient(settings)),
    readQueues(new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }), cloudwatch),
    readAlarms(cloudwatch),
  ]);
  const memory = settings.endpoint ? engineMemory(new URL(settings.endpoint).port) : undefined;
  return { engine: name, address, minutes, functions, memory, figures: figuresOf(lines, minutes), queues, alarms };
}

/** @throws Failure when nothing answers */
async function where(endpoint: string | undefined): Promise<{ name: string; address: string }> {
  if (!endpoint) return { name: "AWS", address: process.env.AWS_REGION ?? "" };
  const found = await probe(endpoint.replace(/\/+$/, "").replace("//localhost", "//127.0.0.1"));
  if (!found) throw new Failure(`Nothing answers at ${endpoint}: start Photostack with npm start.`);
  return { name: found.name, address: endpoint };
}

function notDeployed(error: Error): never {
  if (error.name !== "ResourceNotFoundException") throw error;
  throw new Failure("No Photostack is deployed there: bring it up with npm start, or npm run deploy.");
}

function wanted(): { minutes: number; json: boolean; watch: boolean } {
  try {
    const options = { minutes: { type: "string" }, json: { type: "boolean" }, watch: { type: "boolean" } } as const;
    const { minutes: given = "15", json = false, watch = false } = parseArgs({ options }).values;
    const minutes = Number(given);
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_MINUTES) throw new Error();
    return { minutes, json, watch };
  } catch {
    throw new Failure("Usage: npm run status [-- --minutes 15] [--watch] [--json]");
  }
}
