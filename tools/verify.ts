import { runChecks, staticChecks } from "./checks.ts";
import { runCommand } from "./lifetime.ts";

const projects = ["unit", "infra", "web"].flatMap((name) => ["--project", name]);

/** `npm run verify`: all that can be checked in a minute, without an engine. */
await runCommand(async (command) => {
  const failed = await runChecks(staticChecks, command);
  // Alone, because it takes all cores by itself.
  const tests = {
    title: "Tests without an engine",
    command: ["vitest", "run", "--coverage=false", ...projects],
  } as const;
  return failed + (await runChecks([tests], command)) > 0 ? 1 : 0;
});
