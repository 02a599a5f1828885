import { join } from "node:path";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { abilities } from "../infra/targets.ts";
import { readArguments } from "./arguments.ts";
import { bringUp, deploymentDirectory } from "./bring-up.ts";
import { seedDemo } from "./demo/demo.ts";
import { edgeSecret } from "./deploy-stack.ts";
import { Dependents } from "./dev/dependents.ts";
import { FunctionCode } from "./dev/function-code.ts";
import { HotChanges } from "./dev/hot-changes.ts";
import { Requests } from "./dev/requests.ts";
import { openDevSite } from "./dev/site.ts";
import { readShape, watchSources } from "./dev/watch.ts";
import { openEngine } from "./engine/engine.ts";
import { credentials, region } from "./engine/stack-version.ts";
import { keepRunning } from "./keep-running.ts";
import { runCommand } from "./lifetime.ts";
import { announce, claimPort } from "./running.ts";
import { port, sharedEngine } from "./settings.ts";

const usage = {
  command: "dev",
  about: "Brings up everything, and watches the sources: what is saved is seen at once.",
  notes: [
    "functions/, shared/   the functions it is part of are updated",
    "web/                  the browser takes the module over",
    "infra/                the stack is deployed",
  ],
} as const;

await runCommand(
  async (command) => {
    readArguments(usage);
    const { steps, lifetime } = command;
    const started = performance.now();
    await claimPort(port, command);
    const requests = new Requests(command, sharedEngine(command).log);
    const site = await openDevSite();
    lifetime.onEnd(() => site.vite.close());
    const open = () => openEngine(sharedEngine(command));
    const running = await bringUp({
      ...command,
      openEngine: open,
      openSite: async () => site.siteFor,
      port,
      edgeSecret: edgeSecret(),
      onExchange: requests.answered,
    });
    const { engine, gateway } = running;
    await seedDemo({ origin: gateway.origin, step: { title: () => {} }, signal: lifetime.signal }).catch(() => {});
    const settings = { endpoint: engine.url, region, credentials };
    void requests.follow(new CloudWatchLogsClient(settings), lifetime.signal);
    const dependents = new Dependents();
    const directory = deploymentDirectory(engine.url);
    const bundles = join(directory, "cdk.out", "bundles");
    dependents.read(bundles);
    const code = new FunctionCode(new LambdaClient(settings), abilities[engine.target].platform(), dependents);
    lifetime.onEnd(() => code.dispose());
    watchSources({
      ...command,
      vite: site.vite,
      code,
      dependents,
      shape: await readShape(),
      hotChanges: new HotChanges(directory),
      redeploy: async () => {
        await running.redeploy();
        dependents.read(bundles);
      },
    });
    announce(running, command, { since: started });
    steps.say("  Watching functions, shared, infra and web\n");
    return keepRunning(running, { ...command, open });
  },
  () => 0,
);
