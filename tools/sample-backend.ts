import { randomBytes } from "node:crypto";
import { readArguments, wholeNumber } from "./arguments.ts";
import { runCommand } from "./lifetime.ts";
import { startSampleBackend } from "./sample-backend/server.ts";
import { port as gatewayPort } from "./settings.ts";
import { Failure } from "./steps.ts";

const usage = {
  command: "sample-backend",
  about: "Runs a backend of one's own, to try the central sign-in with.",
  options: {
    port: { value: "PORT", about: "where it listens; 8000 when left out" },
    origin: { value: "ORIGIN", about: "the web app that may call it; the one of npm start when left out" },
  },
} as const;

await runCommand(
  async ({ steps, lifetime }) => {
    const { port: given = "8000", origin: from = `http://localhost:${gatewayPort}` } = readArguments(usage).options;
    const port = wholeNumber("port", given, 0, 65_535);
    if (!URL.canParse(from))
      throw new Failure(`--origin must be an address, as in http://localhost:3000, not "${from}".`);
    const { origin } = new URL(from);
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
