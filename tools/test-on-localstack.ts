import { startOwnLocalstack } from "./engine/engine.ts";
import { logFile } from "./project.ts";
import { startStack } from "./stack.ts";
import { runVitest, type TestRun } from "./test-run.ts";

const PROJECTS = ["integration", "faults", "localstack"].map((name) => `--project=${name}`);

/** What shows that deployed functions do the same there, and how LocalStack runs them: within CI's half hour. */
const IN_CI = [
  ...[
    ...["central-sign-in", "cookies", "events", "logs", "nobody", "picture", "redrive", "refresh", "refusals"],
    ...["secrets", "trace", "ways-in"],
  ].map((name) => `tests/integration/${name}.test.ts`),
  // Where streams, queues and buckets call functions.
  ...["feed", "mail", "media", "stream"].map((name) => `functions/${name}/`),
  "tests/faults/killed-workers.test.ts",
  "tools/engine/localstack-host/",
];

/** The same, of those that CI has the time for, or those that are asked for. */
export function testOnLocalstackInCi(run: TestRun): Promise<void> {
  return testOnLocalstack(run, run.words.length > 0 ? [] : IN_CI);
}

/**
 * Runs the tests that need an engine on a LocalStack of their own, without Docker.
 * @param paths where no words are given, only tests in files whose path has one of these, of which there must be some
 */
export async function testOnLocalstack(run: TestRun, paths: readonly string[] = []): Promise<void> {
  const { steps, lifetime } = run;
  const stack = await startStack({ steps, lifetime, log: logFile("test-localstack"), start: startOwnLocalstack });
  await runVitest(run, stack, [...PROJECTS, "--coverage=false", ...paths]);
}
