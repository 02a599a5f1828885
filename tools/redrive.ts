import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { deadLetterQueues, redrive } from "./queues/redrive.ts";

/** `npm run redrive [-- word]`: puts what has landed in dead-letter queues back to work, on the engine or on AWS. */
await runCommand(async ({ steps }) => {
  const client = new SQSClient({ ...clientSettings(), useQueueUrlAsEndpoint: false });
  for (const url of await deadLetterQueues(client, process.argv[2])) {
    const name = url.split("/").at(-1) ?? url;
    await steps.run(`Moving messages of ${name}`, async (step) => {
      step.title(`${name}: ${await redrive(client, url)} messages are back in their queue`);
    });
  }
  return 0;
});
