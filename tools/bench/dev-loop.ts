import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { deploymentDirectory } from "../bring-up.ts";
import { cdkEnvironment, edgeSecret } from "../deploy-stack.ts";
import { type Engine, startEmbedded } from "../engine/engine.ts";
import { environment, mustExecute } from "../execute.ts";
import { stageUrl } from "../gateway.ts";
import type { Command } from "../lifetime.ts";
import { logFile, root } from "../project.ts";
import { freePort } from "../stack.ts";
import { Failure } from "../steps.ts";

const LOOP_ROUNDS = 8;
const HOTSWAP_ROUNDS = 3;
const ROUTE = "functions/health/get-health.ts";
const PATIENCE_MS = 120_000;
const LOOK_MS = 20;

/** Milliseconds from saving a route's source to its new answer over HTTP, by how it got there. */
export interface DevLoopTimes {
  readonly loop: readonly number[];
  readonly hotswap: readonly number[];
}

/** Edits a route in a copy of this repository, with the dev loop watching it and then with the CDK's own short cut. */
export async function measureDevLoop(command: Command): Promise<DevLoopTimes> {
  const { steps, lifetime } = command;
  const copy = copyOfSources(lifetime);
  const port = await freePort();
  const engine = await startEmbedded({
    ...{ steps, port: await freePort(), persist: false, directory: join(copy, "engine"), log: logFile("bench-engine") },
    ...{ onEnd: (ending: () => unknown) => lifetime.onEnd(ending), signal: lifetime.signal },
  });
  const route = new EditedRoute(copy, engine);
  const loop = await steps.run("Measuring the dev loop", async () => {
    const dev = await startDev(copy, engine, port, lifetime);
    const times = await route.rounds(LOOP_ROUNDS, async () => {});
    dev.kill();
    await once(dev, "exit");
    return times;
  });
  const hotswap = await steps.run("Measuring cdk deploy --hotswap", () =>
    route.rounds(HOTSWAP_ROUNDS, () => hotswapped(copy, engine, port, lifetime.signal)),
  );
  return { loop, hotswap };
}

export function devLoopInWords({ loop, hotswap }: DevLoopTimes): string[] {
  const [fast, slow] = [median(loop), median(hotswap)];
  const words = (times: readonly number[]) => times.map((ms) => (ms / 1000).toFixed(2)).join(", ");
  return [
    `dev loop: median ${(fast / 1000).toFixed(2)} s from save to the new answer (${words(loop)})`,
    `cdk deploy --hotswap: median ${(slow / 1000).toFixed(2)} s (${words(hotswap)})`,
    `the loop takes ${(fast / slow).toFixed(3)} of it`,
  ];
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What the loop needs of this repository, where it may be edited. */
function copyOfSources(lifetime: Command["lifetime"]): string {
  const copy = mkdtempSync(join(tmpdir(), "photostack-dev-loop-"));
  lifetime.onEnd(() => rmSync(copy, { recursive: true, force: true }));
  const left = /\/(node_modules|dist[^/]*|\.photostack|\.git|coverage)$/;
  for (const name of ["functions", "infra", "shared", "tools", "web", "cdk.json", "package.json", "tsconfig.json"])
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !left.test(path) });
  cpSync(join(root, "package-lock.json"), join(copy, "package-lock.json"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

async function startDev(
  copy: string,
  engine: Engine,
  port: number,
  lifetime: Command["lifetime"],
): Promise<ChildProcess> {
  const dev = spawn(process.execPath, [join(copy, "tools", "dev.ts")], {
    cwd: copy,
    env: environment({ PORT: String(port), AWS_ENDPOINT_URL: engine.url }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  lifetime.onEnd(() => dev.kill());
  let said = "";
  await new Promise<void>((resolve, reject) => {
    dev.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Watching functions")) resolve();
    });
    dev.once("exit", () => reject(new Failure(`${said}\nThe dev loop has ended before it began to watch.`)));
  });
  return dev;
}

/** The route whose source is edited: each time it answers with another mark. */
class EditedRoute {
  readonly #file: string;
  readonly #source: string;
  readonly #engine: Engine;
  readonly #copy: string;
  #asked = 0;
  #mark = 0;

  constructor(copy: string, engine: Engine) {
    this.#copy = copy;
    this.#file = join(copy, ROUTE);
    this.#source = readFileSync(this.#file, "utf8");
    this.#engine = engine;
  }

  /** Milliseconds of each round: an edit, whatever makes it take effect, and the new answer. */
  async rounds(count: number, deploy: () => Promise<void>): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round < count; round++) {
      await this.#ask();
      const mark = `mark-${++this.#mark}`;
      const started = performance.now();
      writeFileSync(this.#file, this.#source.replace("() => ({", `() => ({ headers: { "x-mark": "${mark}" },`));
      await deploy();
      while ((await this.#ask()) !== mark) {
        if (performance.now() - started > PATIENCE_MS) throw new Failure(`The edit of ${ROUTE} has no effect.`);
        await delay(LOOK_MS);
      }
      times.push(performance.now() - started);
    }
    return times;
  }

  /** The mark of an answer; as somebody else each time, for whom no limit counts. */
  async #ask(): Promise<string | null> {
    const address = `10.${++this.#asked >> 8}.${this.#asked & 255}.1`;
    const headers = {
      "x-photostack-edge": edgeSecret(join(this.#copy, ".photostack")),
      "x-photostack-client-ip": address,
    };
    const response = await fetch(`${stageUrl(this.#engine.url, "photostack")}/v1/health`, { headers }).catch(
      () => null,
    );
    await response?.arrayBuffer();
    return response?.headers.get("x-mark") ?? null;
  }
}

async function hotswapped(copy: string, engine: Engine, port: number, signal: AbortSignal): Promise<void> {
  const env = cdkEnvironment({
    ...{ target: engine.target, engineUrl: engine.url, mediaEndpoint: engine.publicUrl },
    ...{ origins: [`http://localhost:${port}`], edgeSecret: edgeSecret(join(copy, ".photostack")) },
    directory: deploymentDirectory(engine.url),
  });
  const args = [
    "deploy",
    "Photostack",
    "--hotswap",
    "--exclusively",
    "--require-approval",
    "never",
    "--no-notices",
    "--ci",
  ];
  const failure = "cdk deploy --hotswap has failed.";
  await mustExecute("cdk", args, { cwd: copy, env, log: logFile("bench-hotswap"), signal, failure });
}
