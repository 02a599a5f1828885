import { startOwnLocalstack } from "./engine/engine.ts";
import { logFile } from "./project.ts";
import { startStack } from "./stack.ts";
import { runVitest, type TestRun } from "./test-run.ts";

const PROJECTS = ["integration", "faults", "localstack"].map((name) => `--project=${name}`);

/** Runs the tests that need an engine on a LocalStack of their own, without Docker. */
export async function testOnLocalstack(run: TestRun): Promise<void> {
  const { steps, lifetime } = run;
  const stack = await startStack({ steps, lifetime, log: logFile("test-localstack"), start: startOwnLocalstack });
  await runVitest(run, stack, [...PROJECTS, "--coverage=false"]);
}
