import { readArguments } from "./arguments.ts";
import { stopLocalstack } from "./engine/localstack.ts";
import { runCommand } from "./lifetime.ts";
import { findRunning, stopRunning } from "./running.ts";

const usage = { command: "stop", about: "Ends what npm start or npm run dev runs in this folder." } as const;

await runCommand(async ({ steps }) => {
  readArguments(usage);
  const running = findRunning();
  if (running) await steps.run(`Stopping Photostack at ${running.origin}`, () => stopRunning(running));
  else if (await stopLocalstack()) steps.say("✓ LocalStack in Docker has ended");
  else steps.say("Nothing runs in this folder.");
  return 0;
});
