import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "./cloud.ts";
import { recount, repair } from "./counters/recount.ts";
import { runCommand } from "./lifetime.ts";

const TABLE = "photostack";

/**
 * `npm run recount [-- --repair]`: counts all edges anew and tells which
 * counters differ, or sets them right, on the engine or on AWS. Run it when
 * nobody is busy: what is still on its way to a counter looks like a difference.
 */
await runCommand(async ({ steps }) => {
  const client = new DynamoDBClient(clientSettings());
  const differences = await steps.run("Counting edges", () => recount(client, TABLE));
  for (const difference of differences) {
    const { item, counter, counted, edges } = difference;
    steps.say(`${item.pk} ${counter}: ${counted} counted, ${edges} there`);
    if (process.argv.includes("--repair") && !(await repair(client, TABLE, difference))) {
      steps.say("  It has moved meanwhile: count again.");
    }
  }
  if (differences.length === 0) steps.say("Every counter equals its edges.");
  return differences.length > 0 && !process.argv.includes("--repair") ? 1 : 0;
});
