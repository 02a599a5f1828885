import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { logTail } from "../execute.ts";
import { isAlive } from "../lock.mjs";
import { binDirectory } from "../project.ts";
import { Failure } from "../steps.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { probe } from "./probe.ts";

const START_MS = 60_000;
/** Saving the state of a well-filled engine takes a second or two. */
const STOP_MS = 15_000;

interface MinistackOptions extends EngineOptions {
  /** Interpreter of the environment that has it. */
  readonly python: string;
}

/** Starts MiniStack in a process group of its own and waits until it answers. */
export async function startMinistack(options: MinistackOptions): Promise<Engine> {
  const { directory, log, port, python, signal } = options;
  const url = `http://127.0.0.1:${port}`;
  const temporary = join(directory, "tmp");
  rmSync(temporary, { recursive: true, force: true });
  for (const needed of [temporary, dirname(log)]) mkdirSync(needed, { recursive: true });
  // The functions run below it, and are not part of this repository's package, which would make them ES modules.
  writeFileSync(join(temporary, "package.json"), "{}");

  const output = openSync(log, "w");
  const child = spawn(python, [join(import.meta.dirname, "run_ministack.py")], {
    cwd: directory,
    env: environment(options, temporary),
    // The open input tells it that this process lives.
    stdio: ["pipe", output, output],
    // Ctrl-C must reach the one who ends it in order, not the engine and its functions at once.
    detached: true,
  });
  closeSync(output);
  let stopping = false;
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", () => resolve(`The engine has ended by itself: its log ${log} says why.`));
  });
  const stop = async () => {
    stopping = true;
    if (child.pid) await stopMinistack(child.pid);
    rmSync(temporary, { recursive: true, force: true });
  };
  options.onEnd(stop);

  const early = exited.then((sentence) => {
    throw new Failure(`${logTail(log, 10)}\n\n${sentence}`);
  });
  const name = await Promise.race([whenReady(url, log, signal), early]);
  early.catch(() => {});
  const died = exited.then((sentence) => (stopping ? new Promise<string>(() => {}) : sentence));
  return { name, target: "embedded", url, publicUrl: `http://localhost:${port}`, died, ours: true, stop };
}

/**
 * Ends an engine: first asks it, so that it saves its state, then makes sure
 * that neither it nor any function process it has started is left.
 */
async function stopMinistack(pid: number): Promise<void> {
  send(pid, "SIGTERM");
  for (const deadline = Date.now() + STOP_MS; isAlive(pid) && Date.now() < deadline; ) await sleep(50);
  send(-pid, "SIGKILL");
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function whenReady(url: string, log: string, signal: AbortSignal | undefined): Promise<string> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(100)) {
    signal?.throwIfAborted();
    const found = await probe(url);
    if (found) return found.name;
  }
  throw new Failure(`The engine did not answer within ${START_MS / 1000} seconds: its log ${log} says why.`);
}

/**
 * Only what it needs: the functions inherit this environment, and nobody's
 * credentials or settings have any business there.
 */
function environment({ directory, port, persist }: EngineOptions, temporary: string): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return {
    PATH: [binDirectory, PATH].join(delimiter),
    HOME,
    LANG,
    TMPDIR: temporary,
    PYTHONUNBUFFERED: "1",
    GATEWAY_PORT: String(port),
    BIND_HOST: "127.0.0.1",
    // Signatures are checked and IAM policies enforced, as on AWS; test/test is the root user.
    AUTH: "true",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_DEFAULT_REGION: "us-east-1",
    LAMBDA_EXECUTOR: "local",
    LAMBDA_WARM_TTL_SECONDS: "60",
    SFTP_ENABLED: "0",
    IOT_MTLS_ENABLED: "0",
    PERSIST_STATE: persist ? "1" : "0",
    STATE_DIR: join(directory, "state"),
    S3_PERSIST: persist ? "1" : "0",
    S3_DATA_DIR: join(directory, "s3"),
  };
}
