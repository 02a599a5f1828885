import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bringUp } from "./bring-up.ts";
import { openBuiltSite } from "./build-web.ts";
import type { Outputs } from "./deploy-stack.ts";
import { type Engine, type EngineOptions, startEmbedded } from "./engine/engine.ts";
import { probe } from "./engine/probe.ts";
import { stageUrl } from "./gateway.ts";
import { Lifetime } from "./lifetime.ts";
import { logFile } from "./project.ts";
import { Failure, Steps } from "./steps.ts";

export interface StackOptions {
  /** Where the engine's state goes; by default a temporary place that is removed at the end. */
  readonly stateDir?: string;
  /** The engine's log. */
  readonly log?: string;
  /** How the engine is started; by default the embedded one. */
  readonly start?: (options: EngineOptions) => Promise<Engine>;
  readonly steps?: Steps;
  /** Ends with it; by default only `stop` ends it. */
  readonly lifetime?: Lifetime;
}

/** A whole Photostack for tests, alone on its ports. */
export interface TestStack {
  /** The gateway: the web app, and the API below /api/v1. */
  readonly origin: string;
  /** The API without the gateway, ending in /v1; `x-photostack-edge` and `x-photostack-client-ip` make a caller. */
  readonly apiUrl: string;
  readonly engineUrl: string;
  readonly target: Engine["target"];
  readonly edgeSecret: string;
  readonly outputs: Outputs;
  stop(): Promise<void>;
}

/**
 * Starts a stack for tests: its own engine with empty state on free ports, the deployed stack and a gateway. Never touches an engine that already
 * runs, unless PHOTOSTACK_TEST_ENGINE_URL names one to test against.
 */
export async function startStack(options: StackOptions = {}): Promise<TestStack> {
  const { steps = new Steps(), lifetime = new Lifetime(), log = logFile("test-engine") } = options;
  const { start = startEmbedded } = options;
  const directory = options.stateDir ?? mkdtempSync(join(tmpdir(), "photostack-test-"));
  if (!options.stateDir) lifetime.onEnd(() => rmSync(directory, { recursive: true, force: true }));
  const stop = () => lifetime.end();
  const given = process.env.PHOTOSTACK_TEST_ENGINE_URL;
  const edgeSecret = randomBytes(32).toString("hex");
  try {
    const enginePort = await freePort();
    const openEngine = given
      ? () => givenEngine(given)
      : () =>
          start({
            steps,
            directory,
            log,
            port: enginePort,
            persist: false,
            onEnd: (ending) => lifetime.onEnd(ending),
            signal: lifetime.signal,
          });
    const { engine, outputs, gateway } = await bringUp({
      steps,
      lifetime,
      openEngine,
      openSite: () => openBuiltSite({ steps, lifetime }),
      port: await freePort(),
      edgeSecret,
      directory: join(directory, "deployment"),
    });
    const apiUrl = `${stageUrl(engine.url, outputs.ApiId)}/v1`;
    const { url: engineUrl, target } = engine;
    return { origin: gateway.origin, apiUrl, engineUrl, target, edgeSecret, outputs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function givenEngine(url: string): Promise<Engine> {
  const found = await probe(url);
  if (!found) throw new Failure(`Nothing answers at ${url}: start that engine, or unset PHOTOSTACK_TEST_ENGINE_URL.`);
  const publicUrl = url.replace("//127.0.0.1", "//localhost");
  return { ...found, url, publicUrl, died: new Promise(() => {}), ours: false, stop: async () => {} };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
