import { join } from "node:path";
import { deploy, type Outputs } from "./deploy-stack.ts";
import type { Engine } from "./engine/engine.ts";
import type { Exchange } from "./gateway/api.ts";
import { type Gateway, type Site, startGateway } from "./gateway.ts";
import type { Command } from "./lifetime.ts";
import { keptDirectory } from "./project.ts";
import { Failure, type Step } from "./steps.ts";

export interface RunningStack {
  readonly engine: Engine;
  readonly outputs: Outputs;
  readonly gateway: Gateway;
  /** Deploys what has changed, to this engine or to the one that has taken its place. */
  readonly redeploy: (engine?: Engine) => Promise<Outputs>;
}

interface BringUpOptions extends Command {
  readonly openEngine: () => Promise<Engine>;
  /** Prepares what answers everything that is not the API: the web app, once it is known where pictures come from. */
  readonly openSite: () => Promise<(mediaOrigin: string) => Site>;
  /** The gateway's port: part of the origin the stack is deployed for. */
  readonly port: number;
  readonly edgeSecret: string;
  /** Where the deployment's record is kept; by default one for each engine. */
  readonly directory?: string;
  /** Told every request of the API that was answered. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** The record of what is deployed on an engine. */
export function deploymentDirectory(engineUrl: string): string {
  return join(keptDirectory, "deployments", new URL(engineUrl).host.replace(/[^\w.]/g, "-"));
}

/** Engine, web app, stack and gateway: everything it takes to answer at one origin. */
export async function bringUp(options: BringUpOptions): Promise<RunningStack> {
  const { steps, lifetime, port, edgeSecret, onExchange } = options;
  const { signal } = lifetime;
  const [engine, siteFor] = await Promise.all([options.openEngine(), options.openSite()]);

  const deployTo = ({ target, url: engineUrl, publicUrl: mediaEndpoint }: Engine, step: Step) => {
    const directory = options.directory ?? deploymentDirectory(engineUrl);
    const origins = [`http://localhost:${port}`];
    return deploy({ target, engineUrl, origins, mediaEndpoint, edgeSecret, directory, signal }, step);
  };
  const redeploy = async (to = engine) =>
    Promise.race([
      steps.run("Deploying the stack", (step) => deployTo(to, step)),
      to.died.then((sentence): never => {
        throw new Failure(sentence);
      }),
    ]);

  const outputs = await redeploy();
  const { ApiId: apiId, RealtimeApi: realtimeApi } = outputs;
  const site = siteFor(new URL(engine.publicUrl).origin);
  const gateway = await startGateway({
    ...{ port, engineUrl: engine.url, apiId, realtimeApi, edgeSecret, site },
    ...(onExchange ? { onExchange } : {}),
  });
  lifetime.onEnd(() => gateway.close());
  return { engine, outputs, gateway, redeploy };
}
