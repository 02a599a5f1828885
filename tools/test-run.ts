import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments, type Usage } from "./arguments.ts";
import { environment, execute } from "./execute.ts";
import { type Command, runCommand } from "./lifetime.ts";
import type { TestStack } from "./stack.ts";
import { Failure } from "./steps.ts";
import { nothingRan, ofProgram, type Results, vitestResults } from "./test-results.ts";

const ANY_NUMBER = 1000;

/** A command that runs tests, and what has come of them so far. */
export interface TestRun extends Command {
  /** Only tests in files whose path has one of these are meant; all, if there are none. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Where test programs write their results. */
  readonly reports: string;
  count(results: Results): void;
}

/** The frame of every command that runs tests: its last line is always `N passed, N failed`. */
export async function runTestCommand(usage: Usage, body: (run: TestRun) => Promise<void>): Promise<void> {
  await runCommand(async (command) => {
    const { words, options } = readArguments(usage, { most: ANY_NUMBER });
    const { steps, lifetime } = command;
    const runs: Results[] = [];
    const reports = mkdtempSync(join(tmpdir(), "photostack-reports-"));
    lifetime.onEnd(() => rmSync(reports, { recursive: true, force: true }));
    const count = (results: Results) => void runs.push(results);
    try {
      await body({ ...command, words, options, reports, count });
    } catch (error) {
      if (lifetime.signal.aborted) return 1;
      const message = error instanceof Failure ? error.message : error instanceof Error ? error.stack : error;
      count({ passed: 0, failures: [`${message}`] });
    }
    await lifetime.end();
    if (nothingRan(runs)) {
      count({ passed: 0, failures: [`No test ran in a file whose path has ${words.join(" or ")} in it.`] });
    }
    // Told again: a long run's end is what one sees, and all that some keep.
    const failures = runs.flatMap((run) => run.failures);
    if (failures.length > 0) steps.say(`\nFailed:\n\n${failures.join("\n\n")}\n`);
    steps.say(`${runs.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failures.length} failed`);
    return failures.length > 0 ? 1 : 0;
  });
}

/** What tests are told of the stack they run on. */
export function testEnvironment(stack: TestStack): NodeJS.ProcessEnv {
  return environment({
    PHOTOSTACK_TEST_ORIGIN: stack.origin,
    PHOTOSTACK_TEST_API: stack.apiUrl,
    PHOTOSTACK_TEST_ENGINE: stack.engineUrl,
    PHOTOSTACK_TEST_TARGET: stack.target,
    PHOTOSTACK_TEST_EDGE_SECRET: stack.edgeSecret,
    PHOTOSTACK_TEST_OUTPUTS: JSON.stringify(stack.outputs),
  });
}

/** Runs Vitest with these arguments, and counts. */
export async function runVitest(run: TestRun, stack: TestStack, args: readonly string[]): Promise<void> {
  const report = join(run.reports, `vitest-${stack.target}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const words = run.words.length > 0 ? ["--passWithNoTests", ...run.words] : [];
  const options = { log: "inherit", env: testEnvironment(stack), signal: run.lifetime.signal };
  const exitCode = await execute("vitest", ["run", ...reporters, ...args, ...words], options);
  run.count(ofProgram("vitest", exitCode, vitestResults(report)));
}
