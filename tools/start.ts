import { readArguments } from "./arguments.ts";
import { bringUp } from "./bring-up.ts";
import { openBuiltSite } from "./build-web.ts";
import { seedDemo } from "./demo/demo.ts";
import { edgeSecret } from "./deploy-stack.ts";
import { openEngine } from "./engine/engine.ts";
import { keepRunning } from "./keep-running.ts";
import { runCommand } from "./lifetime.ts";
import { announce, claimPort } from "./running.ts";
import { port, sharedEngine } from "./settings.ts";

const usage = { command: "start", about: "Brings up everything: engine, stack, web app, demo data." } as const;

// Ctrl-C is how it is meant to end, so it counts as success.
await runCommand(
  async (command) => {
    readArguments(usage);
    const { steps, lifetime } = command;
    const started = performance.now();
    await claimPort(port, command);
    const open = () => openEngine(sharedEngine(command));
    const running = await bringUp({
      ...command,
      openEngine: open,
      openSite: () => openBuiltSite(command),
      port,
      edgeSecret: edgeSecret(),
    });
    const { origin } = running.gateway;
    // The app is usable without the demo data: a failure there is told and no more.
    await steps
      .run("Adding demo data", (step) => seedDemo({ origin, step, signal: lifetime.signal }))
      .catch((error: Error) => {
        lifetime.signal.throwIfAborted();
        steps.say(`  The demo data is not complete (${error.message}): npm run seed adds the rest.`);
      });
    announce(running, command, { since: started });
    return keepRunning(running, { ...command, open });
  },
  () => 0,
);
