import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { anyPython, type PythonProgram, preparePython } from "../engine/python.ts";
import { Steps } from "../steps.ts";

const awsCli: PythonProgram = {
  name: "the AWS CLI",
  requirements: join(import.meta.dirname, "requirements.txt"),
  ...anyPython,
  missing: "The AWS CLI needs Python 3.10 or newer: install python3 and try again.",
};

/** One `aws lambda invoke`: a function's deployed name, and the file its event is in. */
export interface CliCall {
  readonly function: string;
  readonly event: string;
}

/** What came of one. */
export interface CliAnswer {
  /** Exit code of the CLI. */
  readonly code: number;
  readonly printed: string;
  /** The file it has written: what the function answered. */
  readonly answer: string;
}

/** Calls functions through the real AWS CLI, one after the other; it is installed where it is not yet. */
export async function invokeByCli(calls: readonly CliCall[], engineUrl: string): Promise<CliAnswer[]> {
  const python = await preparePython(awsCli, new Steps({ write: () => true }));
  const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_DEFAULT_REGION: "us-east-1" };
  const cli = spawn(python, [join(import.meta.dirname, "invoke_all.py"), engineUrl], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...credentials, AWS_CONFIG_FILE: "/dev/null" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  cli.stdin.end(calls.map((call) => `${JSON.stringify(call)}\n`).join(""));
  const lines = (await text(cli.stdout)).trim().split("\n");
  return lines.map((line) => JSON.parse(line) as CliAnswer);
}
