import { startOwnLocalstack } from "./engine/engine.ts";
import { logFile } from "./project.ts";
import { startStack } from "./stack.ts";
import { runVitest, type TestRun } from "./test-run.ts";

const PROJECTS = ["integration", "faults", "localstack"].map((name) => `--project=${name}`);

/** What needs no waiting for work in the background, which LocalStack does late on two cores; within CI's half hour. */
const IN_CI = [
  ...["blocks", "follows", "health", "likes", "media", "mutes", "passkeys", "posts", "runtime", "saves", "users"].map(
    (feature) => `functions/${feature}/`,
  ),
  ...["tests/integration/cookies", "tests/integration/refresh.test", "localstack-host"],
];

/** The same, of those that CI has the time for. */
export function testOnLocalstackInCi(run: TestRun): Promise<void> {
  return testOnLocalstack({ ...run, words: IN_CI });
}

/** Runs the tests that need an engine on a LocalStack of their own, without Docker. */
export async function testOnLocalstack(run: TestRun): Promise<void> {
  const { steps, lifetime } = run;
  const stack = await startStack({ steps, lifetime, log: logFile("test-localstack"), start: startOwnLocalstack });
  await runVitest(run, stack, [...PROJECTS, "--coverage=false"]);
}
