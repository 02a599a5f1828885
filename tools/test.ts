import { join } from "node:path";
import { runChecks, staticChecks, templateCheck } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { lacking } from "./engine/localstack-process.ts";
import { execute } from "./execute.ts";
import { Lifetime } from "./lifetime.ts";
import { startStack, type TestStack } from "./stack.ts";
import { testOnLocalstackInCi } from "./test-on-localstack.ts";
import { ofProgram, playwrightResults } from "./test-results.ts";
import { runTestCommand, runVitest, type TestRun, testEnvironment } from "./test-run.ts";

const usage = {
  command: "test",
  about: "Runs every test, or those in files whose path has one of the words.",
  words: "[WORDS]",
  options: {
    checks: { about: "looks at format, lint, types and templates first, as CI does" },
    localstack: { about: "goes on with LocalStack where this machine can run it" },
  },
} as const;

await runTestCommand(usage, async (run) => {
  const { checks, localstack } = run.options;
  if (checks) run.count({ passed: 0, failures: await runChecks([...staticChecks, templateCheck], run) });
  await testOnEmbedded(run);
  if (!localstack) return;
  const missing = await lacking();
  if (missing.length > 0) run.steps.say(`LocalStack is not tested: this machine lacks ${missing.join(" and ")}.`);
  else await testOnLocalstackInCi(run);
});

async function testOnEmbedded(run: TestRun): Promise<void> {
  // Ended before the next engine starts: they would take each other's cores.
  const lifetime = new Lifetime();
  run.lifetime.onEnd(() => lifetime.end());
  const stack = await startStack({ steps: run.steps, lifetime });
  // A part of the tests covers a part of the code: that says nothing about coverage.
  const coverage = run.words.length > 0 ? ["--coverage=false"] : [];
  await runVitest(run, stack, ["--project=!localstack", ...coverage]);
  await runPlaywright(run, stack);
  await lifetime.end();
}

async function runPlaywright({ words, reports, steps, lifetime, count }: TestRun, stack: TestStack): Promise<void> {
  const chromium = await steps.run("Finding Chromium", findChromium);
  const report = join(reports, "playwright.json");
  const args = ["test", "-c", "tests/e2e/playwright.config.ts", "--reporter=list,json"];
  if (words.length > 0) args.push("--pass-with-no-tests", ...words);
  const env = { ...testEnvironment(stack), CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await execute("playwright", args, { log: "inherit", env, signal: lifetime.signal });
  count(ofProgram("playwright", exitCode, playwrightResults(report)));
}
