import type { Target } from "../../infra/targets.ts";
import { Failure, type Steps } from "../steps.ts";
import { hasDocker, startLocalstack } from "./localstack.ts";
import { startLocalstackProcess } from "./localstack-process.ts";
import { startMinistack } from "./ministack.ts";
import { isPortTaken, probe } from "./probe.ts";
import { admitState } from "./state.ts";

/** A running emulator. */
export interface Engine {
  readonly name: string;
  readonly target: Exclude<Target, "aws">;
  /** Where programs of this machine reach it. */
  readonly url: string;
  /** Where the browser reaches it: by name, as the app itself. */
  readonly publicUrl: string;
  /** Resolves with a sentence when an engine that was started here ends by itself. */
  readonly died: Promise<string>;
  /** Whether it was started here. */
  readonly ours: boolean;
  /** Ends it when it was started here; leaves it alone when it was found running. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly steps: Steps;
  /** Where an embedded engine keeps its state. */
  readonly directory: string;
  /** Where it writes what it does and what the functions log. */
  readonly log: string;
  readonly port: number;
  /** Save the state for the next start. */
  readonly persist: boolean;
  /** What is deployed now is used by later commands: an engine that keeps nothing must outlive this one. */
  readonly forLater?: boolean;
  /** Given the way to end what has just been started, also when starting fails half-way. */
  readonly onEnd: (ending: () => unknown) => void;
  readonly signal?: AbortSignal;
}

/**
 * The engine to use: what already answers, LocalStack where there is Docker,
 * else the embedded emulator. PHOTOSTACK_ENGINE (`embedded`, `localstack`)
 * takes the choice between the last two; LocalStack then does without Docker
 * where there is none.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { steps, port } = options;
  const given = process.env.AWS_ENDPOINT_URL;
  // By number, because S3 clients put the bucket before a name, and bucket.localhost is not known everywhere.
  const url = given ? given.replace(/\/+$/, "").replace("//localhost", "//127.0.0.1") : `http://127.0.0.1:${port}`;
  const found = await probe(url);
  if (found) {
    const publicUrl = url.replace("//127.0.0.1", "//localhost");
    steps.say(`✓ Using ${found.name}, which answers at ${publicUrl}`);
    return { ...found, url, publicUrl, died: new Promise(() => {}), ours: false, stop: async () => {} };
  }
  if (given)
    throw new Failure(
      `Nothing answers at ${given}: start that engine, or unset AWS_ENDPOINT_URL to use one of our own.`,
    );
  const choice = process.env.PHOTOSTACK_ENGINE;
  if (choice !== "embedded" && (await hasDocker())) return startLocalstack(options);
  if (choice !== "localstack") return startEmbedded(options);
  if (options.forLater)
    throw new Failure(
      "LocalStack without Docker keeps nothing after the command that starts it: bring it up with npm start -- --engine=localstack, and leave that running.",
    );
  return startOwnLocalstack(options);
}

/** Starts the embedded emulator, and never uses one that already runs. */
export async function startEmbedded(options: EngineOptions): Promise<Engine> {
  await needFreePort(options);
  if (options.persist) admitState(options.directory);
  return startMinistack(options);
}

/** Starts LocalStack without Docker, and never uses one that already runs. */
export async function startOwnLocalstack(options: EngineOptions): Promise<Engine> {
  await needFreePort(options);
  return startLocalstackProcess(options);
}

async function needFreePort({ port }: EngineOptions): Promise<void> {
  if (await isPortTaken(port))
    throw new Failure(`Port ${port} is used by another program: end it, or set PHOTOSTACK_ENGINE_PORT to a free port.`);
}
