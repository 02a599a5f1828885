import { measureAccountTiming } from "./bench/account-timing.ts";
import { runCommand } from "./lifetime.ts";
import { startStack } from "./stack.ts";

/** `npm run bench -- account-timing`: measures on a stack of its own, and prints the figures. */
await runCommand(async ({ steps, lifetime }) => {
  if (process.argv[2] !== "account-timing") {
    steps.say(
      "Usage: npm run bench -- account-timing, which tells whether answers take longer when there is an account.",
    );
    return 1;
  }
  const stack = await startStack({ steps, lifetime });
  for (const { question, known, unknown, difference } of await measureAccountTiming(stack, steps)) {
    const figures = `known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ${(difference * 100).toFixed(1)} % apart`;
    steps.say(`  ${question}: ${figures}`);
  }
  return 0;
});
