import { testOnLocalstack } from "./test-on-localstack.ts";
import { runTestCommand } from "./test-run.ts";

/** `npm run test:localstack [-- words]`: the tests that need an engine, on LocalStack without Docker. */
await runTestCommand(testOnLocalstack);
