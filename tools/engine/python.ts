import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { mustExecute } from "../execute.ts";
import { withLock } from "../lock.mjs";
import { keptDirectory, logFile } from "../project.ts";
import { Failure, type Steps } from "../steps.ts";

const requirements = join(import.meta.dirname, "requirements.txt");
const candidates = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

interface Python {
  readonly command: string;
  readonly version: string;
  readonly hasVenv: boolean;
}

/**
 * The interpreter of a virtual environment that has the embedded engine; the
 * environment is made when there is none for these requirements yet.
 */
export async function preparePython(steps: Steps, signal?: AbortSignal): Promise<string> {
  const key = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const environment = join(keptDirectory, "python", key);
  const interpreter = join(environment, "bin", "python");
  const complete = join(environment, "complete");
  // The interpreter is a link to the system's, which may have been removed since.
  const isReady = () => existsSync(complete) && existsSync(interpreter);
  if (!isReady()) {
    await steps.run("Installing the embedded engine", async () => {
      await withLock(join(keptDirectory, "locks", "python"), async () => {
        if (isReady()) return;
        rmSync(environment, { recursive: true, force: true });
        await install(environment, interpreter, signal);
        writeFileSync(complete, "");
      });
    });
  }
  return interpreter;
}

async function install(environment: string, interpreter: string, signal: AbortSignal | undefined): Promise<void> {
  const python = await findPython();
  if (!python) throw new Failure("The embedded engine needs Python 3.10 or newer: install python3 and try again.");
  if (!python.hasVenv)
    throw new Failure(
      `Python ${python.version} lacks its venv module: install it (on Debian and Ubuntu: apt install python3-venv) and try again.`,
    );
  const log = logFile("python");
  const failure = "The embedded engine could not be installed: check the network and try again.";
  await mustExecute(python.command, ["-m", "venv", environment], { log, signal, failure });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"];
  await mustExecute(interpreter, [...pip, "-r", requirements], { log, signal, failure });
}

async function findPython(): Promise<Python | undefined> {
  const found: Python[] = [];
  for (const command of candidates) {
    const python = await inspect(command);
    if (python?.hasVenv) return python;
    if (python) found.push(python);
  }
  return found[0];
}

/** Debian splits ensurepip off, and then `venv` fails only half-way: ask for it before. */
const inspection = `
import importlib.util, sys
assert sys.version_info >= (3, 10)
print("%d.%d" % sys.version_info[:2], all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")))
`;

async function inspect(command: string): Promise<Python | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, ["-c", inspection], { timeout: 20_000 });
    const [version = "", hasVenv] = stdout.trim().split(" ");
    return { command, version, hasVenv: hasVenv === "True" };
  } catch {
    return undefined;
  }
}
