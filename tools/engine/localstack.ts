import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { mustExecute } from "../execute.ts";
import { logFile, root } from "../project.ts";
import { Failure } from "../steps.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { isPortTaken, probe } from "./probe.ts";

const compose = ["compose", "--file", join(root, "docker-compose.localstack.yml")];

/** Whether a Docker daemon answers and Compose is there to start LocalStack with. */
export async function hasDocker(): Promise<boolean> {
  const answers = async (...args: string[]) =>
    promisify(execFile)("docker", args, { timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  return (await answers("info")) && (await answers("compose", "version"));
}

/** Removes LocalStack's container with all that it keeps. */
export async function removeLocalstack(): Promise<void> {
  const failure =
    "LocalStack's data could not be deleted: run docker compose -f docker-compose.localstack.yml down --volumes.";
  await mustExecute("docker", [...compose, "down", "--volumes"], { log: logFile("localstack"), failure });
}

/** Ends LocalStack's container, where `npm run deploy` has left one running. @returns whether there was one */
export async function stopLocalstack(): Promise<boolean> {
  if (!(await hasDocker())) return false;
  const { stdout } = await promisify(execFile)("docker", [...compose, "ps", "--quiet"]);
  if (!stdout.trim()) return false;
  await down();
  return true;
}

async function down(env = process.env): Promise<void> {
  const failure = "LocalStack could not be stopped: run docker compose -f docker-compose.localstack.yml down.";
  await mustExecute("docker", [...compose, "down"], { log: logFile("localstack"), env, failure });
}

/** Starts LocalStack in Docker and waits until it is healthy. */
export async function startLocalstack({ steps, port, forLater, onEnd, signal }: EngineOptions): Promise<Engine> {
  if (await isPortTaken(port))
    throw new Failure(`Port ${port} is used by another program: end it, or set PHOTOSTACK_ENGINE_PORT to a free port.`);
  const url = `http://127.0.0.1:${port}`;
  const log = logFile("localstack");
  const env = { ...process.env, PHOTOSTACK_ENGINE_PORT: String(port) };
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= down(env);
    return stopped;
  };
  const name = await steps.run("Starting LocalStack in Docker", async () => {
    if (!forLater) onEnd(stop);
    const failure = "LocalStack could not be started: check Docker, or set PHOTOSTACK_ENGINE=embedded to do without.";
    const up = mustExecute("docker", [...compose, "up", "--detach", "--wait"], { log, env, signal, failure });
    // Half started it would hold the port.
    await up.catch((error) => stop().then(() => Promise.reject(error)));
    const found = await probe(url);
    if (!found) throw new Failure(`LocalStack runs but does not answer at ${url}: look at docker compose logs.`);
    return found.name;
  });
  const publicUrl = `http://localhost:${port}`;
  return { name, target: "localstack", url, publicUrl, died: new Promise(() => {}), ours: true, stop };
}
