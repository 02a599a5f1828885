import { bringUp } from "./bring-up.ts";
import { seedDemo } from "./demo/demo.ts";
import { demoPassword, people } from "./demo/people.ts";
import { edgeSecret } from "./deploy-stack.ts";
import { openEngine } from "./engine/engine.ts";
import { isPortTaken } from "./engine/probe.ts";
import { runCommand } from "./lifetime.ts";
import { port, sharedEngine } from "./settings.ts";
import { duration, Failure } from "./steps.ts";

/** `npm start`: everything there is, until Ctrl-C. That is how it is meant to end, so it counts as success. */
await runCommand(
  async (command) => {
    const { steps, lifetime } = command;
    const started = performance.now();
    if (await isPortTaken(port))
      throw new Failure(
        `Port ${port} is used by another program: end it, or choose another port with PORT=${port + 1} npm start.`,
      );
    const { engine, gateway } = await bringUp({
      ...command,
      openEngine: () => openEngine(sharedEngine(command)),
      port,
      edgeSecret: edgeSecret(),
    });
    // The app is usable without the demo data: a failure there is told and no more.
    await steps
      .run("Adding demo data", (step) => seedDemo({ origin: gateway.origin, step, signal: lifetime.signal }))
      .catch((error: Error) => {
        lifetime.signal.throwIfAborted();
        steps.say(`  The demo data is not complete (${error.message}): npm run seed adds the rest.`);
      });
    steps.say(`
  Photostack is running (${duration(performance.now() - started)})

  App      ${gateway.origin}
  API      ${gateway.origin}/docs
  Mailbox  ${gateway.origin}/dev/mail
  Engine   ${engine.name} at ${engine.publicUrl}
  Sign in  ${people[0].username} with the password ${demoPassword}, or make an account

  Ctrl-C ends it; your data is kept in .photostack
`);
    throw new Failure(await engine.died);
  },
  () => 0,
);
