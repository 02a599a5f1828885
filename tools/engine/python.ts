import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { mustExecute } from "../execute.ts";
import { withLock } from "../lock.mjs";
import { keptDirectory, logFile } from "../project.ts";
import { Failure, type Steps } from "../steps.ts";

/** A program written in Python: an engine, or a tool. */
export interface PythonProgram {
  /** What it is called in sentences. */
  readonly name: string;
  /** Everything it needs, pinned by hashes. */
  readonly requirements: string;
  /** Interpreters to try, the best first. */
  readonly candidates: readonly string[];
  /** Python expression that tells whether `sys.version_info` will do. */
  readonly fits: string;
  /** Says which Python is missing and how to get it. */
  readonly missing: string;
}

/** For programs that run on any Python we ask for. */
export const anyPython = {
  candidates: ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"],
  fits: "sys.version_info >= (3, 10)",
} as const;

interface Python {
  readonly command: string;
  readonly version: string;
  readonly hasVenv: boolean;
}

/**
 * The interpreter of a virtual environment that has an engine; the
 * environment is made when there is none for these requirements yet.
 */
export async function preparePython(program: PythonProgram, steps: Steps, signal?: AbortSignal): Promise<string> {
  const key = createHash("sha256").update(readFileSync(program.requirements)).digest("hex").slice(0, 12);
  const environment = join(keptDirectory, "python", key);
  const interpreter = join(environment, "bin", "python");
  const complete = join(environment, "complete");
  // The interpreter is a link to the system's, which may have been removed since.
  const isReady = () => existsSync(complete) && existsSync(interpreter);
  if (!isReady()) {
    await steps.run(`Installing ${program.name}`, async () => {
      await withLock(join(keptDirectory, "locks", `python-${key}`), async () => {
        if (isReady()) return;
        rmSync(environment, { recursive: true, force: true });
        await install(program, environment, interpreter, signal);
        writeFileSync(complete, "");
      });
    });
  }
  return interpreter;
}

async function install(
  program: PythonProgram,
  environment: string,
  interpreter: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const python = await findPython(program);
  if (!python) throw new Failure(program.missing);
  if (!python.hasVenv)
    throw new Failure(
      `Python ${python.version} lacks its venv module: install it (on Debian and Ubuntu: apt install python3-venv) and try again.`,
    );
  const log = logFile("python");
  const sentence = `${program.name} could not be installed: check the network and try again.`;
  const failure = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  await mustExecute(python.command, ["-m", "venv", environment], { log, signal, failure });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"];
  await mustExecute(interpreter, [...pip, "-r", program.requirements], { log, signal, failure });
}

/** The first interpreter that will do; one without venv only if there is no other. */
export async function findPython({
  candidates,
  fits,
}: Pick<PythonProgram, "candidates" | "fits">): Promise<Python | undefined> {
  const found: Python[] = [];
  for (const command of candidates) {
    const python = await inspect(command, fits);
    if (python?.hasVenv) return python;
    if (python) found.push(python);
  }
  return found[0];
}

/** Debian splits ensurepip off, and then `venv` fails only half-way: ask for it before. */
const inspection = (fits: string) => `
import importlib.util, sys
assert ${fits}
print("%d.%d" % sys.version_info[:2], all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")))
`;

async function inspect(command: string, fits: string): Promise<Python | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, ["-c", inspection(fits)], { timeout: 20_000 });
    const [version = "", hasVenv] = stdout.trim().split(" ");
    return { command, version, hasVenv: hasVenv === "True" };
  } catch {
    return undefined;
  }
}
