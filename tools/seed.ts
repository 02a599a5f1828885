import { readArguments } from "./arguments.ts";
import { appOrigin } from "./cloud.ts";
import { seedDemo } from "./demo/demo.ts";
import { runCommand } from "./lifetime.ts";

await runCommand(async ({ steps, lifetime }) => {
  readArguments({ command: "seed", about: "Adds the demo data to a running Photostack." });
  const origin = appOrigin();
  await steps.run("Adding demo data", (step) => seedDemo({ origin, step, signal: lifetime.signal }));
  return 0;
});
