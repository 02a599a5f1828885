import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { binDirectory, root } from "./project.ts";
import { Failure } from "./steps.ts";

const tie = join(import.meta.dirname, "tied.mjs");

interface Execution {
  /** Where its output goes; `inherit` shows it. */
  readonly log: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Where it runs; in the repository when left out. */
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
  /** Ends with this process, also when that is killed. */
  readonly tied?: boolean;
}

/** The environment of every child: this one, with the project's executables first. */
export function environment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [binDirectory, process.env.PATH].join(delimiter), ...extra };
}

/** The last lines of a log, for a person who wants to know why. */
export function logTail(log: string, lines = 20): string {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/** Runs a program and answers its exit code. */
export async function execute(
  command: string,
  args: readonly string[],
  { log, env = environment(), cwd = root, signal, tied = false }: Execution,
): Promise<number> {
  signal?.throwIfAborted();
  if (log !== "inherit") mkdirSync(dirname(log), { recursive: true });
  const output = log === "inherit" ? "inherit" : openSync(log, "a");
  try {
    return await new Promise<number>((resolve, reject) => {
      const [program, ...rest] = tied ? [process.execPath, tie, command, ...args] : [command, ...args];
      const child = spawn(program, rest, { cwd, env, stdio: [tied ? "pipe" : "ignore", output, output] });
      const stop = () => child.kill();
      signal?.addEventListener("abort", stop, { once: true });
      child.once("error", reject);
      child.once("exit", (code) => {
        signal?.removeEventListener("abort", stop);
        resolve(code ?? 1);
      });
    });
  } finally {
    if (output !== "inherit") closeSync(output);
  }
}

/** Runs a program that must succeed; otherwise the failure shows the end of its log. */
export async function mustExecute(
  command: string,
  args: readonly string[],
  options: Execution & { readonly failure: string },
): Promise<void> {
  const code = await execute(command, args, options);
  if (code !== 0) throw new Failure(`${logTail(options.log)}\n\n${options.failure} The whole log is ${options.log}.`);
}
