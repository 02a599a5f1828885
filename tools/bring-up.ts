import { join } from "node:path";
import { buildWeb, webDirectory } from "./build-web.ts";
import { deploy, type Outputs } from "./deploy-stack.ts";
import type { Engine } from "./engine/engine.ts";
import { type Gateway, startGateway } from "./gateway.ts";
import type { Command } from "./lifetime.ts";
import { keptDirectory } from "./project.ts";
import { Failure } from "./steps.ts";

export interface RunningStack {
  readonly engine: Engine;
  readonly outputs: Outputs;
  readonly gateway: Gateway;
}

interface BringUpOptions extends Command {
  readonly openEngine: () => Promise<Engine>;
  /** The gateway's port: part of the origin the stack is deployed for. */
  readonly port: number;
  readonly edgeSecret: string;
  /** Where the deployment's record is kept; by default one for each engine. */
  readonly directory?: string;
}

/** The record of what is deployed on an engine. */
export function deploymentDirectory(engineUrl: string): string {
  return join(keptDirectory, "deployments", new URL(engineUrl).host.replace(/[^\w.]/g, "-"));
}

/** Engine, web app, stack and gateway: everything it takes to answer at one origin. */
export async function bringUp(options: BringUpOptions): Promise<RunningStack> {
  const { steps, lifetime, port, edgeSecret } = options;
  const { signal } = lifetime;
  const [engine] = await Promise.all([
    options.openEngine(),
    steps.run("Building the web app", (step) => buildWeb(step, signal)),
  ]);
  const { url: engineUrl, publicUrl: mediaEndpoint, target } = engine;
  const origins = [`http://localhost:${port}`];
  const directory = options.directory ?? deploymentDirectory(engineUrl);
  const outputs = await Promise.race([
    steps.run("Deploying the stack", (step) =>
      deploy({ target, engineUrl, origins, mediaEndpoint, edgeSecret, directory, signal }, step),
    ),
    engine.died.then((sentence) => {
      throw new Failure(sentence);
    }),
  ]);
  const mediaOrigin = new URL(mediaEndpoint).origin;
  const { ApiId: apiId, RealtimeApi: realtimeApi } = outputs;
  const gateway = await startGateway({
    ...{ port, engineUrl, apiId, realtimeApi, edgeSecret, webDirectory, mediaOrigin },
  });
  lifetime.onEnd(() => gateway.close());
  return { engine, outputs, gateway };
}
