// Runs a program that ends with whoever started it, also when that is killed
// and has no time to end anything: standard input is a pipe from there.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: true });
const end = (signal) => () => {
  try {
    process.kill(-child.pid, signal);
  } catch {}
};
process.stdin.on("end", end("SIGKILL")).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end(signal));
child.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
