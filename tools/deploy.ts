import { readArguments } from "./arguments.ts";
import { deploymentDirectory } from "./bring-up.ts";
import { buildWeb, webDirectory } from "./build-web.ts";
import { deploy, edgeSecret } from "./deploy-stack.ts";
import { openEngine } from "./engine/engine.ts";
import { type Command, runCommand } from "./lifetime.ts";
import { publishWeb } from "./publish-web.ts";
import { port, sharedEngine } from "./settings.ts";
import { Failure } from "./steps.ts";

const usage = {
  command: "deploy",
  about: "Deploys the stack to the engine, or with --engine=aws to the account of your credentials.",
} as const;

await runCommand(async (command) => {
  readArguments(usage);
  const { PHOTOSTACK_TARGET: target } = process.env;
  if (target && target !== "aws")
    throw new Failure(`PHOTOSTACK_TARGET is "${target}": set it to aws, or unset it to deploy to the engine.`);
  const outputs = target === "aws" ? await toAws(command) : await toEngine(command);
  for (const [name, value] of Object.entries(outputs)) command.steps.say(`  ${name}  ${value}`);
  return 0;
});

async function toAws({ steps, lifetime: { signal } }: Command) {
  if (process.env.AWS_ENDPOINT_URL)
    throw new Failure("AWS is meant, but AWS_ENDPOINT_URL names another place: unset it, or leave --engine=aws out.");
  const { PHOTOSTACK_MEDIA_ENDPOINT: mediaEndpoint, PHOTOSTACK_DOMAIN: domain } = process.env;
  const origins = givenOrigins() ?? [];
  if (!domain && origins.length === 0)
    throw new Failure(
      "Name the web app's domain: PHOTOSTACK_DOMAIN=photos.example.com npm run deploy -- --engine=aws.",
    );
  await steps.run("Building the web app", (step) => buildWeb(step, signal));
  const directory = deploymentDirectory("https://aws");
  const options = { target: "aws", origins, mediaEndpoint, directory, signal } as const;
  const outputs = await steps.run("Deploying to AWS", (step) => deploy(options, step));
  await steps.run("Publishing the web app", async (step) => {
    step.title(`Published ${await publishWeb(webDirectory, outputs.WebBucket ?? "")} files of the web app`);
  });
  return outputs;
}

async function toEngine(command: Command) {
  const { steps, lifetime } = command;
  const engine = await openEngine({ ...sharedEngine(command), forLater: true });
  const { target, url: engineUrl, publicUrl: mediaEndpoint } = engine;
  const directory = deploymentDirectory(engineUrl);
  const options = { target, engineUrl, mediaEndpoint, edgeSecret: edgeSecret(), directory, signal: lifetime.signal };
  const origins = givenOrigins() ?? [`http://localhost:${port}`];
  return steps.run("Deploying the stack", (step) => deploy({ ...options, origins }, step));
}

function givenOrigins(): string[] | undefined {
  return process.env.PHOTOSTACK_ORIGINS?.split(",").filter(Boolean);
}
