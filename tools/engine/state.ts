import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../steps.ts";

/**
 * How items in the table look. Raised by a change after which functions can't
 * read what those before it wrote; then the state of an engine is refused.
 */
export const STATE_FORMAT = 2;

/**
 * Makes sure that an engine's kept state can be read by this Photostack.
 * @throws Failure that says what to do when it is of another format
 */
export function admitState(directory: string): void {
  const file = join(directory, "format");
  const found = formatOf(directory, file);
  if (found === undefined) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, String(STATE_FORMAT));
  } else if (found !== STATE_FORMAT) {
    const whose = found < STATE_FORMAT ? "an older" : "a newer";
    throw new Failure(
      `The data in ${directory} is of ${whose} Photostack (format ${found}, this one has ${STATE_FORMAT}): npm run reset begins anew; to keep it, go back to that version and npm run backup there.`,
    );
  }
}

/** None where there is no state yet. The first format had no name. */
function formatOf(directory: string, file: string): number | undefined {
  if (existsSync(file)) return Number(readFileSync(file, "utf8")) || 1;
  return existsSync(join(directory, "state")) ? 1 : undefined;
}
