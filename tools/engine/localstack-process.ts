import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { mustExecute } from "../execute.ts";
import { withLock } from "../lock.mjs";
import { keptDirectory, logFile } from "../project.ts";
import { Failure, type Steps } from "../steps.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { startProcess } from "./engine-process.ts";
import { findPython, type PythonProgram, preparePython } from "./python.ts";

const plugin = join(import.meta.dirname, "localstack-host");
const pom = join(plugin, "pom.xml");
const JAVA = 17;

const LACKS = {
  linux: "Linux",
  python: "Python 3.13 (on the path, installed by uv, or below ~/.pyenv/versions)",
  java: `Java ${JAVA} or newer`,
  maven: "Maven (mvn)",
};

/** What this machine lacks to run LocalStack without Docker, in words; nothing when it can. */
export async function lacking(): Promise<string[]> {
  const [python, java, maven] = await Promise.all([
    localstack().then(findPython),
    output("java", "-version").then((text) => Number(/version "(\d+)/.exec(text)?.[1]) >= JAVA),
    existsSync(jars()) || output("mvn", "--version").then(Boolean),
  ]);
  // The stack's packages with native code are those for LocalStack in Docker.
  const has = { linux: process.platform === "linux", python, java, maven };
  return (Object.keys(LACKS) as (keyof typeof LACKS)[]).filter((need) => !has[need]).map((need) => LACKS[need]);
}

/**
 * Starts LocalStack as a process of this machine, after installing it where it
 * is not yet, and waits until it answers. It keeps nothing for the next start.
 */
export async function startLocalstackProcess(options: EngineOptions): Promise<Engine> {
  const { directory, port, signal, steps } = options;
  const missing = await lacking();
  if (missing.length > 0)
    throw new Failure(
      `LocalStack without Docker needs ${missing.join(" and ")}: install what is missing, start Docker, or set PHOTOSTACK_ENGINE=embedded to do without LocalStack.`,
    );
  const [python] = await Promise.all([
    localstack().then((program) => preparePython(program, steps, signal)),
    prepareDynamodb(steps, signal),
  ]);
  const temporary = join(directory, "localstack");
  const program = {
    target: "localstack",
    python,
    script: join(plugin, "run_localstack.py"),
    temporary,
    stopMs: 0,
    environment: {
      // All it writes is in one place, where the plug-in's files and functions' code are, too.
      TMPDIR: temporary,
      FILESYSTEM_ROOT: temporary,
      PYTHONPATH: plugin,
      LAMBDA_RUNTIME_EXECUTOR: "host",
      PHOTOSTACK_DYNAMODB_JARS: jars(),
      DYNAMODB_HEAP_SIZE: "1g",
      // Streams as DynamoDB Local has them, instead of through Kinesis, which would have to be downloaded.
      PROVIDER_OVERRIDE_DYNAMODB: "v2",
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      LOCALSTACK_HOST: `localhost:${port}`,
      SQS_ENDPOINT_STRATEGY: "path",
      LAMBDA_IGNORE_ARCHITECTURE: "1",
      LAMBDA_KEEPALIVE_MS: "120000",
      // CloudFormation would look once a second whether a function or a mapping is ready.
      CFN_NO_WAIT_ITERATIONS: "100",
      // Waiting is done by the plug-in, at the queue and at the stream.
      LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC: "0.01",
      LS_LOG: "error",
      // It asks nothing of the network: no name server, no certificate, no statistics.
      DNS_ADDRESS: "0",
      SKIP_SSL_CERT_DOWNLOAD: "1",
      DISABLE_EVENTS: "1",
    },
  } as const;
  return steps.run(`Starting LocalStack on port ${port}`, () => startProcess(options, program));
}

async function localstack(): Promise<PythonProgram> {
  const managed = await output("uv", "python", "find", "--no-project", "3.13");
  const versions = globSync(join(homedir(), ".pyenv", "versions", "3.13.*", "bin", "python3"));
  return {
    name: "LocalStack",
    requirements: join(plugin, "requirements.txt"),
    candidates: ["python3.13", "python3", ...(managed ? [managed.trim()] : []), ...versions],
    fits: "sys.version_info[:2] == (3, 13)",
    missing: `LocalStack without Docker needs ${LACKS.python}: install it and try again.`,
  };
}

/** Where DynamoDB Local of this project's version is, or will be. */
function jars(): string {
  const key = createHash("sha256").update(readFileSync(pom)).digest("hex").slice(0, 12);
  return join(keptDirectory, "dynamodb-local", key);
}

async function prepareDynamodb(steps: Steps, signal: AbortSignal | undefined): Promise<void> {
  const directory = jars();
  if (existsSync(directory)) return;
  await steps.run("Installing DynamoDB Local", () =>
    withLock(join(keptDirectory, "locks", "dynamodb-local"), async () => {
      if (existsSync(directory)) return;
      const partial = `${directory}.partial`;
      rmSync(partial, { recursive: true, force: true });
      const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${partial}`];
      const failure = "DynamoDB Local could not be installed: check the network and try again.";
      await mustExecute("mvn", ["-q", "-B", "-f", pom, ...goal], { log: logFile("dynamodb-local"), signal, failure });
      renameSync(partial, directory);
    }),
  );
}

/** What a program prints, on whichever stream; nothing when it is not there or fails. */
async function output(command: string, ...args: string[]): Promise<string> {
  return promisify(execFile)(command, args, { timeout: 20_000 }).then(
    ({ stdout, stderr }) => stdout || stderr,
    () => "",
  );
}
