import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { readArguments } from "./arguments.ts";
import { lintTemplates } from "./cfn-lint/cfn-lint.ts";
import { environment, mustExecute } from "./execute.ts";
import { runCommand } from "./lifetime.ts";
import { logFile, root } from "./project.ts";

const usage = {
  command: "lint-templates",
  about: "Looks at the CloudFormation templates for AWS with cfn-lint.",
} as const;

await runCommand(async (command) => {
  readArguments(usage);
  const { steps, lifetime } = command;
  const assembly = mkdtempSync(join(tmpdir(), "photostack-templates-"));
  lifetime.onEnd(() => rmSync(assembly, { recursive: true, force: true }));
  await steps.run("Synthesizing the stacks for AWS", () =>
    mustExecute("cdk", ["synth", "-c", "target=aws", "--quiet", "--no-notices", "--output", assembly], {
      // Nobody's account is asked for and no setting heard: what is looked at is the same for all.
      env: { ...withoutSettings(environment()), AWS_EC2_METADATA_DISABLED: "true", CDK_DISABLE_CLI_TELEMETRY: "true" },
      cwd: root,
      log: logFile("synth"),
      signal: lifetime.signal,
      failure: "The stack could not be synthesized.",
    }),
  );
  await lintTemplates(globSync("*.template.json", { cwd: assembly, absolute: true }), command);
  return 0;
});

function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(PHOTOSTACK|AWS|CDK)_/.test(name)));
}
