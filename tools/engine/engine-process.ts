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

interface Program {
  readonly target: Engine["target"];
  /** Interpreter of the environment that has the engine. */
  readonly python: string;
  /** Runs it for as long as its standard input is open. */
  readonly script: string;
  /** Below it the functions run; emptied before and removed after. */
  readonly temporary: string;
  readonly environment: NodeJS.ProcessEnv;
  /** How long it may take to end by itself when asked, as it does to save its state. */
  readonly stopMs: number;
}

/** Starts an engine in a process group of its own and waits until it answers. */
export async function startProcess(options: EngineOptions, program: Program): Promise<Engine> {
  const { directory, log, port, signal } = options;
  const { target, temporary } = program;
  const url = `http://127.0.0.1:${port}`;
  rmSync(temporary, { recursive: true, force: true });
  for (const needed of [temporary, dirname(log)]) mkdirSync(needed, { recursive: true });
  // The functions run below it, and are not part of this repository's package, which would make them ES modules.
  writeFileSync(join(temporary, "package.json"), "{}");

  const output = openSync(log, "w");
  const child = spawn(program.python, [program.script], {
    cwd: directory,
    env: { ...inherited(), ...program.environment },
    // The open input tells it that this process lives.
    stdio: ["pipe", output, output],
    // Ctrl-C must reach the one who ends it in order, not the engine and its functions at once.
    detached: true,
  });
  closeSync(output);
  let stopping = false;
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", () => {
      // What it has started must not outlive it.
      if (child.pid) send(-child.pid, "SIGKILL");
      resolve(`The engine has ended by itself: its log ${log} says why.`);
    });
  });
  const stop = async () => {
    stopping = true;
    if (child.pid) await stopGroup(child.pid, program.stopMs);
    rmSync(temporary, { recursive: true, force: true });
  };
  options.onEnd(stop);

  const early = exited.then((sentence) => {
    throw new Failure(`${logTail(log, 10)}\n\n${sentence}`);
  });
  const name = await Promise.race([whenReady(url, log, signal), early]);
  early.catch(() => {});
  const died = exited.then((sentence) => (stopping ? new Promise<string>(() => {}) : sentence));
  return { name, target, url, publicUrl: `http://localhost:${port}`, died, ours: true, stop };
}

/**
 * Ends an engine: first asks it, so that it saves its state, then makes sure
 * that neither it nor any function process it has started is left.
 */
async function stopGroup(pid: number, patience: number): Promise<void> {
  if (patience > 0) send(pid, "SIGTERM");
  for (const deadline = Date.now() + patience; isAlive(pid) && Date.now() < deadline; ) await sleep(50);
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
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return {
    PATH: [binDirectory, PATH].join(delimiter),
    HOME,
    LANG,
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_DEFAULT_REGION: "us-east-1",
  };
}
