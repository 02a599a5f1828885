import { deploymentDirectory } from "./bring-up.ts";
import { deploy, edgeSecret } from "./deploy-stack.ts";
import { openEngine } from "./engine/engine.ts";
import { runCommand } from "./lifetime.ts";
import { port, sharedEngine } from "./settings.ts";
import { Failure } from "./steps.ts";

/** `npm run deploy`: the stack, to the engine or, with PHOTOSTACK_TARGET=aws, to the account of your credentials. */
await runCommand(async (command) => {
  const { steps, lifetime } = command;
  const { PHOTOSTACK_TARGET: target, PHOTOSTACK_ORIGINS, PHOTOSTACK_MEDIA_ENDPOINT: mediaEndpoint } = process.env;
  const { signal } = lifetime;
  const givenOrigins = PHOTOSTACK_ORIGINS?.split(",").filter(Boolean);

  async function toAws() {
    if (process.env.AWS_ENDPOINT_URL)
      throw new Failure("PHOTOSTACK_TARGET is aws, but AWS_ENDPOINT_URL names another place: unset one of the two.");
    const directory = deploymentDirectory("https://aws");
    const options = { target: "aws", origins: givenOrigins ?? [], mediaEndpoint, edgeSecret: edgeSecret() } as const;
    return steps.run("Deploying to AWS", (step) => deploy({ ...options, directory, signal }, step));
  }

  async function toEngine() {
    const { target, url: engineUrl, publicUrl } = await openEngine(sharedEngine(command));
    const origins = givenOrigins ?? [`http://localhost:${port}`];
    const directory = deploymentDirectory(engineUrl);
    const options = {
      target,
      engineUrl,
      origins,
      mediaEndpoint: publicUrl,
      edgeSecret: edgeSecret(),
      directory,
      signal,
    };
    return steps.run("Deploying the stack", (step) => deploy(options, step));
  }

  if (target && target !== "aws")
    throw new Failure(`PHOTOSTACK_TARGET is "${target}": set it to aws, or unset it to deploy to the engine.`);
  const outputs = target === "aws" ? await toAws() : await toEngine();
  for (const [name, value] of Object.entries(outputs)) steps.say(`  ${name}  ${value}`);
  return 0;
});
