import { rmSync } from "node:fs";
import { execute, logTail } from "./execute.ts";
import type { Command } from "./lifetime.ts";
import { logFile } from "./project.ts";

interface Check {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
}

/** What can be said about the code without running it. */
export const staticChecks: readonly Check[] = [
  { title: "Format and lint", command: ["biome", "check"] },
  { title: "Types", command: ["tsc", "-p", "."] },
  { title: "Types of the web app", command: ["tsc", "-p", "web"] },
];

/** What AWS would say about the templates; it takes as long as making them does. */
export const templateCheck: Check = {
  title: "Templates for AWS",
  command: [process.execPath, "tools/lint-templates.ts"],
};

/**
 * Runs checks side by side, and shows the output of those that fail.
 * @returns the titles of those that failed
 */
export async function runChecks(checks: readonly Check[], { steps, lifetime }: Command): Promise<string[]> {
  const results = await Promise.all(
    checks.map(async ({ title, command: [program, ...args] }) => {
      const log = logFile(title.toLowerCase().replaceAll(" ", "-"));
      rmSync(log, { force: true });
      const failed = await steps
        .run(title, async () => {
          if ((await execute(program, args, { log, signal: lifetime.signal })) !== 0) throw new Error(title);
        })
        .then(
          () => false,
          () => true,
        );
      if (failed) steps.say(logTail(log, 60));
      return failed ? [title] : [];
    }),
  );
  return results.flat();
}
