import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readArguments } from "./arguments.ts";
import { allEvents, asText, eventFile } from "./events/all-events.ts";
import { runCommand } from "./lifetime.ts";
import { root } from "./project.ts";

await runCommand(async ({ steps }) => {
  readArguments({ command: "events", about: "Writes the ready event of every function, from the contracts." });
  await steps.run("Writing events", async (step) => {
    const events = await allEvents();
    rmSync(join(root, "events"), { recursive: true, force: true });
    for (const [name, event] of events) {
      mkdirSync(dirname(eventFile(name)), { recursive: true });
      writeFileSync(eventFile(name), asText(event));
    }
    step.title(`Wrote ${events.size} events`);
  });
  return 0;
});
