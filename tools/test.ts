import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "./arguments.ts";
import { runChecks, staticChecks } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { environment, execute } from "./execute.ts";
import { type Command, runCommand } from "./lifetime.ts";
import { startStack, type TestStack } from "./stack.ts";
import { Failure } from "./steps.ts";
import { countPlaywright, countVitest, total } from "./test-results.ts";

type Runs = Parameters<typeof total>[0][number][];

const usage = {
  command: "test",
  about: "Runs every test, or those in files whose path has one of the words.",
  words: "[WORDS]",
  options: { checks: { about: "looks at format, lint and types first, as CI does" } },
} as const;

// The last line is always `N passed, N failed`.
await runCommand(async (command) => {
  const { words, options } = readArguments(usage, { most: 100 });
  const runs: Runs = [];
  try {
    if (options.checks) {
      const failed = await runChecks(staticChecks, command);
      runs.push({ count: { passed: 0, failed }, exitCode: 0 });
    }
    const stack = await startStack(command);
    await runTests(stack, words, command, runs);
  } catch (error) {
    if (command.lifetime.signal.aborted) return 1;
    const message = error instanceof Failure ? error.message : error instanceof Error ? error.stack : error;
    command.steps.say(`\n${message}`);
    runs.push({ count: { passed: 0, failed: 1 }, exitCode: 1 });
  }
  await command.lifetime.end();
  const { passed, failed } = total(runs);
  command.steps.say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

async function runTests(stack: TestStack, words: readonly string[], { steps, lifetime }: Command, runs: Runs) {
  const reports = mkdtempSync(join(tmpdir(), "photostack-reports-"));
  lifetime.onEnd(() => rmSync(reports, { recursive: true, force: true }));
  const { signal } = lifetime;
  const env = environment({
    PHOTOSTACK_TEST_ORIGIN: stack.origin,
    PHOTOSTACK_TEST_API: stack.apiUrl,
    PHOTOSTACK_TEST_ENGINE: stack.engineUrl,
    PHOTOSTACK_TEST_EDGE_SECRET: stack.edgeSecret,
    PHOTOSTACK_TEST_OUTPUTS: JSON.stringify(stack.outputs),
  });

  const vitestReport = join(reports, "vitest.json");
  const vitest = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
  // A part of the tests covers a part of the code: that says nothing about coverage.
  if (words.length > 0) vitest.push("--coverage=false", "--passWithNoTests", ...words);
  const vitestExit = await execute("vitest", vitest, { log: "inherit", env, signal });
  runs.push({ count: countVitest(vitestReport), exitCode: vitestExit });

  const chromium = await steps.run("Finding Chromium", findChromium);
  const playwrightReport = join(reports, "playwright.json");
  const playwright = ["test", "-c", "tests/e2e/playwright.config.ts", "--reporter=list,json"];
  if (words.length > 0) playwright.push("--pass-with-no-tests", ...words);
  const playwrightExit = await execute("playwright", playwright, {
    log: "inherit",
    env: { ...env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    signal,
  });
  runs.push({ count: countPlaywright(playwrightReport), exitCode: playwrightExit });
}
