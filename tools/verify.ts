import { readArguments } from "./arguments.ts";
import { runChecks, staticChecks, templateCheck } from "./checks.ts";
import { runCommand } from "./lifetime.ts";

const usage = {
  command: "verify",
  about: "Format, lint, types and the unit tests, in less than a minute.",
  options: {
    all: { about: "cfn-lint, and the tests of templates and of the web app too: every one that needs no engine" },
  },
} as const;

await runCommand(async (command) => {
  const { all = false } = readArguments(usage).options;
  const projects = (all ? ["unit", "infra", "web"] : ["unit"]).flatMap((name) => ["--project", name]);
  const failed = await runChecks(all ? [...staticChecks, templateCheck] : staticChecks, command);
  // Alone, because it takes all cores by itself.
  const tests = {
    title: "Tests without an engine",
    command: ["vitest", "run", "--coverage=false", ...projects],
  } as const;
  return [...failed, ...(await runChecks([tests], command))].length > 0 ? 1 : 0;
});
