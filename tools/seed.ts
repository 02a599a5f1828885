import { seedDemo } from "./demo/demo.ts";
import { runCommand } from "./lifetime.ts";
import { port } from "./settings.ts";

/** `npm run seed`: demo data for the Photostack that runs at PHOTOSTACK_ORIGIN or on this machine. */
await runCommand(async ({ steps, lifetime }) => {
  const origin = process.env.PHOTOSTACK_ORIGIN ?? `http://localhost:${port}`;
  await steps.run("Adding demo data", (step) => seedDemo({ origin, step, signal: lifetime.signal }));
  return 0;
});
