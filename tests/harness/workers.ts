import { execFileSync } from "node:child_process";
import { stack } from "./stack.ts";

/**
 * Processes in which the engine under test runs a function right now, by what
 * their environment says; no other engine's.
 */
function workerProcesses(functionName: string): number[] {
  const port = new URL(stack.engine).port;
  const lines = execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8", maxBuffer: 1 << 28 }).split(
    "\n",
  );
  return lines
    .filter((line) => line.includes(` AWS_LAMBDA_FUNCTION_NAME=${functionName} `) && line.includes(`:${port} `))
    .map((line) => Number(line.trim().split(/\s+/, 1)[0]));
}

/** Kills a function in the middle of what it does, as a machine that fails would. Answers how many ran. */
export function killWorkers(functionName: string): number {
  const running = workerProcesses(functionName);
  for (const pid of running) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
  return running.length;
}
