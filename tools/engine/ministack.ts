import { join } from "node:path";
import type { Engine, EngineOptions } from "./engine.ts";
import { startProcess } from "./engine-process.ts";
import { anyPython, type PythonProgram, preparePython } from "./python.ts";

/** Saving the state of a well-filled engine takes a second or two. */
const STOP_MS = 15_000;

/** The embedded engine. */
export const ministack: PythonProgram = {
  name: "the embedded engine",
  requirements: join(import.meta.dirname, "requirements.txt"),
  ...anyPython,
  missing: "The embedded engine needs Python 3.10 or newer: install python3 and try again.",
};

/** Starts MiniStack, after installing it where it is not yet, and waits until it answers. */
export async function startMinistack(options: EngineOptions): Promise<Engine> {
  const { directory, persist, port, signal, steps } = options;
  const python = await preparePython(ministack, steps, signal);
  const temporary = join(directory, "tmp");
  const program = {
    target: "embedded",
    python,
    script: join(import.meta.dirname, "run_ministack.py"),
    temporary,
    stopMs: STOP_MS,
    environment: {
      TMPDIR: temporary,
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      // Signatures are checked and IAM policies enforced, as on AWS; test/test is the root user.
      AUTH: "true",
      LAMBDA_EXECUTOR: "local",
      LAMBDA_WARM_TTL_SECONDS: "60",
      SFTP_ENABLED: "0",
      IOT_MTLS_ENABLED: "0",
      PERSIST_STATE: persist ? "1" : "0",
      STATE_DIR: join(directory, "state"),
      S3_PERSIST: persist ? "1" : "0",
      S3_DATA_DIR: join(directory, "s3"),
    },
  } as const;
  return steps.run(`Starting MiniStack on port ${port}`, () => startProcess(options, program));
}
