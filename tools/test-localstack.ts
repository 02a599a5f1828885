import { testOnLocalstack } from "./test-on-localstack.ts";
import { runTestCommand } from "./test-run.ts";

const usage = {
  command: "test:localstack",
  about: "Runs the tests that need an engine on LocalStack without Docker.",
  words: "[WORDS]",
} as const;

await runTestCommand(usage, (run) => testOnLocalstack(run));
