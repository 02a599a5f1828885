import { measureAccountTiming } from "./bench/account-timing.ts";
import { measureLoad } from "./bench/load.ts";
import { runCommand } from "./lifetime.ts";
import { startStack, type TestStack } from "./stack.ts";
import type { Steps } from "./steps.ts";

const USAGE = [
  "Usage: npm run bench -- NAME",
  "  account-timing   whether answers take longer when there is an account",
  "  load             how many requests a second of each kind are answered",
].join("\n");

/** Each answers the lines that tell its figures. */
const benchmarks: Readonly<Record<string, (stack: TestStack, steps: Steps) => Promise<string[]>>> = {
  "account-timing": async (stack, steps) =>
    (await measureAccountTiming(stack, steps)).map(
      ({ question, known, unknown, difference }) =>
        `${question}: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ${(difference * 100).toFixed(1)} % apart`,
    ),
  load: async (stack, steps) =>
    (await measureLoad(stack, steps)).map(
      ({ kind, perSecond, p50, p95, failed, share }) =>
        `${kind}: ${perSecond.toFixed(1)} a second (${share.toFixed(2)} of health), p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ${failed} failed`,
    ),
};

/** `npm run bench -- NAME`: measures on a stack of its own, and prints the figures. */
await runCommand(async ({ steps, lifetime }) => {
  const [, , name = ""] = process.argv;
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!benchmark) {
    steps.say(USAGE);
    return 1;
  }
  const stack = await startStack({ steps, lifetime });
  for (const line of await benchmark(stack, steps)) steps.say(`  ${line}`);
  return 0;
});
