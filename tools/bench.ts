import { readArguments, usageOf } from "./arguments.ts";
import { measureAccountTiming } from "./bench/account-timing.ts";
import { devLoopInWords, measureDevLoop } from "./bench/dev-loop.ts";
import { measureLoad } from "./bench/load.ts";
import { measureMemory, memoryInWords } from "./bench/memory.ts";
import { type Command, runCommand } from "./lifetime.ts";
import { startStack } from "./stack.ts";
import { Failure } from "./steps.ts";

const usage = {
  command: "bench",
  about: "Measures on a stack of its own, and prints the figures.",
  words: "NAME",
  notes: [
    "account-timing   whether answers take longer when there is an account",
    "dev-loop         how long a saved function takes to answer, beside cdk deploy --hotswap",
    "memory           what the embedded system takes after every function was called once",
    "load             how many requests a second of each kind are answered",
  ],
} as const;

/** Each answers the lines that tell its figures. */
const benchmarks: Readonly<Record<string, (command: Command) => Promise<string[]>>> = {
  "account-timing": async (command) =>
    (await measureAccountTiming(await startStack(command), command.steps)).map(
      ({ question, known, unknown, difference }) =>
        `${question}: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ${(difference * 100).toFixed(1)} % apart`,
    ),
  "dev-loop": async (command) => devLoopInWords(await measureDevLoop(command)),
  memory: async (command) => memoryInWords(await measureMemory(await startStack(command), command.steps)),
  load: async (command) =>
    (await measureLoad(await startStack(command), command.steps)).map(
      ({ kind, perSecond, p50, p95, failed, share }) =>
        `${kind}: ${perSecond.toFixed(1)} a second (${share.toFixed(2)} of health), p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ${failed} failed`,
    ),
};

await runCommand(async (command) => {
  const [name = ""] = readArguments(usage, { least: 1 }).words;
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!benchmark) throw new Failure(`There is no benchmark "${name}".\n\n${usageOf(usage)}`);
  for (const line of await benchmark(command)) command.steps.say(`  ${line}`);
  return 0;
});
