import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readArguments } from "./arguments.ts";
import { clientSettings } from "./cloud.ts";
import { recount, repair } from "./counters/recount.ts";
import { runCommand } from "./lifetime.ts";

const TABLE = "photostack";

const usage = {
  command: "recount",
  about: "Counts all edges anew and tells which counters differ.",
  options: { repair: { about: "sets them right" } },
  notes: ["Run it when nobody is busy: what is still on its way to a counter looks like a difference."],
} as const;

await runCommand(async ({ steps }) => {
  const { repair: repairs = false } = readArguments(usage).options;
  const client = new DynamoDBClient(clientSettings());
  const differences = await steps.run("Counting edges", () => recount(client, TABLE));
  for (const difference of differences) {
    const { item, counter, counted, edges } = difference;
    steps.say(`${item.pk} ${counter}: ${counted} counted, ${edges} there`);
    if (repairs && !(await repair(client, TABLE, difference))) {
      steps.say("  It has moved meanwhile: count again.");
    }
  }
  if (differences.length === 0) steps.say("Every counter equals its edges.");
  return differences.length > 0 && !repairs ? 1 : 0;
});
