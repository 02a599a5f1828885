import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { anyPython, type PythonProgram, preparePython } from "../engine/python.ts";
import { mustExecute } from "../execute.ts";
import type { Command } from "../lifetime.ts";
import { logFile, root } from "../project.ts";

const cfnLint: PythonProgram = {
  name: "cfn-lint",
  requirements: join(import.meta.dirname, "requirements.txt"),
  ...anyPython,
  missing: "cfn-lint needs Python 3.10 or newer: install python3 and try again.",
};

/**
 * Looks at CloudFormation templates with cfn-lint, which is installed where it
 * is not yet; what it is not asked is in infra/.cfnlintrc.
 * @throws Failure with what it has found
 */
export async function lintTemplates(
  templates: readonly string[],
  { steps, lifetime: { signal } }: Command,
): Promise<void> {
  const python = await preparePython(cfnLint, steps, signal);
  const options = ["--config-file", join(root, "infra", ".cfnlintrc"), "--format", "parseable"];
  const log = logFile("cfn-lint");
  rmSync(log, { force: true });
  await steps.run("Looking at the templates", () =>
    mustExecute(join(dirname(python), "cfn-lint"), [...options, "--", ...templates], {
      log,
      signal,
      failure: "cfn-lint has found something in the templates for AWS.",
    }),
  );
}
