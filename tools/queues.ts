import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { SQSClient } from "@aws-sdk/client-sqs";
import { readArguments } from "./arguments.ts";
import { reachableCloud } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { deadLetterQueues, redrive } from "./queues/redrive.ts";
import { type QueueState, readQueues } from "./status/surroundings.ts";
import { Failure, type Steps } from "./steps.ts";

const usage = {
  command: "queues",
  about: "Shows what waits in the queues, or in those whose name has a word.",
  words: "[WORD]",
  options: { redrive: { about: "puts what has landed in dead-letter queues back to work" } },
} as const;

await runCommand(async ({ steps }) => {
  const { words, options } = readArguments(usage, { most: 1 });
  const [word = ""] = words;
  const { settings } = await reachableCloud();
  const client = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  if (options.redrive) return redriveAll(client, word, steps);
  const queues = await readQueues(client, new CloudWatchClient(settings));
  if (queues.length === 0)
    throw new Failure("There are no queues: deploy Photostack with npm start or npm run deploy.");
  for (const line of table(queues.filter(({ name }) => name.includes(word)))) steps.say(line);
  return 0;
});

async function redriveAll(client: SQSClient, word: string, steps: Steps): Promise<number> {
  for (const url of await deadLetterQueues(client, word)) {
    const name = url.split("/").at(-1) ?? url;
    await steps.run(`Moving messages of ${name}`, async (step) => {
      step.title(`${name}: ${await redrive(client, url)} messages are back in their queue`);
    });
  }
  return 0;
}

/** A row for each queue, its dead letters in the same row. */
function table(queues: readonly QueueState[]): string[] {
  const dead = new Map(queues.filter(isDead).map((queue) => [queue.name.slice(0, -"-dlq".length), queue.waiting]));
  const living = queues.filter((queue) => !isDead(queue));
  // The stream's dispatcher reads no queue, but has one for its dead letters.
  const only = [...dead].filter(([name]) => !living.some((queue) => queue.name === name));
  const row = (name: string, ...cells: (number | string)[]) =>
    name.replace("photostack-", "").padEnd(32) + cells.map((cell) => String(cell).padStart(14)).join("");
  return [
    row("queue", "waiting", "in work", "oldest", "dead letters"),
    ...living.map(({ name, waiting, inWork, oldest }) =>
      row(name, waiting, inWork, oldest === undefined ? "" : `${oldest} s`, dead.get(name) ?? 0),
    ),
    ...only.map(([name, count]) => row(name, "", "", "", count)),
  ];
}

function isDead({ name }: QueueState): boolean {
  return name.endsWith("-dlq");
}
