import { join } from "node:path";

/** Where the repository is. */
export const root = join(import.meta.dirname, "..");

/** What the commands keep between runs: state, logs, keys. Never in git. */
export const keptDirectory = join(root, ".photostack");

/** Executables of the project's dependencies, the pinned `node` among them. */
export const binDirectory = join(root, "node_modules", ".bin");

/** A place for the output of everything that is not shown. */
export function logFile(name: string): string {
  return join(keptDirectory, "logs", `${name}.log`);
}
