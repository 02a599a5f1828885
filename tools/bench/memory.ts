import { setTimeout as delay } from "node:timers/promises";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { resourceName } from "../../infra/workers.ts";
import { credentials, region } from "../engine/stack-version.ts";
import { allEvents } from "../events/all-events.ts";
import type { TestStack } from "../stack.ts";
import { engineMemory } from "../status/surroundings.ts";
import type { Steps } from "../steps.ts";

/** What the embedded system takes, in bytes of proportional set size: this process with the gateway included. */
export interface MemoryUse {
  readonly before: number;
  /** The most at any moment while every function was called once. */
  readonly most: number;
  readonly after: number;
  readonly functions: number;
}

/** Calls every function once, one after the other, and looks what all processes take. */
export async function measureMemory({ engineUrl }: TestStack, steps: Steps): Promise<MemoryUse> {
  const client = new LambdaClient({ endpoint: engineUrl, region, credentials });
  const look = () => engineMemory(new URL(engineUrl).port) ?? Number.NaN;
  const before = look();
  const events = await allEvents();
  let most = before;
  await steps.run("Calling every function", async (step) => {
    let done = 0;
    for (const [name, event] of events) {
      await client.send(new InvokeCommand({ FunctionName: resourceName(name), Payload: JSON.stringify(event) }));
      most = Math.max(most, look());
      step.title(`Called ${++done} of ${events.size} functions`);
    }
  });
  await delay(2000);
  return { before, most, after: look(), functions: events.size };
}

export function memoryInWords({ before, most, after, functions }: MemoryUse): string[] {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    `before any function: ${mb(before)}`,
    `after each of ${functions} functions was called once: ${mb(after)}, at most ${mb(most)}`,
    `that is ${(most / 2.5e9).toFixed(2)} of the 2.5 GB it may take`,
  ];
}
