import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { runCommand } from "./lifetime.ts";
import { startSampleBackend } from "./sample-backend/server.ts";
import { port as gatewayPort } from "./settings.ts";
import { Failure } from "./steps.ts";

/** `npm run sample-backend [-- --port 8000] [--origin http://localhost:3000]`: somebody's own backend, to try the central sign-in with. */
await runCommand(
  async ({ steps, lifetime }) => {
    const { port, origin } = wanted();
    const token = process.env.SAMPLE_BACKEND_TOKEN || randomBytes(24).toString("base64url");
    const backend = await startSampleBackend({ port, origin, token });
    lifetime.onEnd(() => backend.stop());
    steps.say("A sample backend is running. In the web app, under Settings → Your backend, enter:");
    steps.say(`  Username on it   sample`);
    steps.say(`  Address          ${backend.url}`);
    steps.say(`  Token            ${token}`);
    steps.say("It answers who brings this token, and a Photostack identity token that it verifies by our JWKS.");
    steps.say("Ctrl-C ends it.");
    return backend.ended;
  },
  () => 0,
);

function wanted(): { port: number; origin: string } {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, origin: { type: "string" } } });
    const port = Number(values.port ?? 8000);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("port");
    return { port, origin: new URL(values.origin ?? `http://localhost:${gatewayPort}`).origin };
  } catch {
    throw new Failure("Usage: npm run sample-backend [-- --port 8000] [--origin http://localhost:3000]");
  }
}
