import { readArguments } from "./arguments.ts";
import { runChecks, staticChecks } from "./checks.ts";
import { runCommand } from "./lifetime.ts";

const projects = ["unit", "infra", "web"].flatMap((name) => ["--project", name]);

await runCommand(async (command) => {
  readArguments({ command: "verify", about: "Format, lint, types and every test that needs no engine." });
  const failed = await runChecks(staticChecks, command);
  // Alone, because it takes all cores by itself.
  const tests = {
    title: "Tests without an engine",
    command: ["vitest", "run", "--coverage=false", ...projects],
  } as const;
  return failed + (await runChecks([tests], command)) > 0 ? 1 : 0;
});
