import { existsSync, readFileSync, statSync } from "node:fs";

/** How the embedded engine begins to tell that a function could not even be started. */
const FAILURE = /execution error for photostack-[\w-]+: (?:Worker init failed: )?(.*)$/;
const STARTS_A_LINE = /^\d{4}-\d\d-\d\d /;

/** Reads what an engine has added to its log since it was looked at last. */
export class EngineLog {
  readonly #file: string;
  #offset: number;

  constructor(file: string) {
    this.#file = file;
    this.#offset = existsSync(file) ? statSync(file).size : 0;
  }

  /** Why functions could not be started: the error in the first line of each, and where it was. */
  failures(): string[] {
    const lines = this.#added().split("\n");
    return lines.flatMap((line, index) => {
      const reason = FAILURE.exec(line)?.[1];
      if (reason === undefined) return [];
      const end = lines.findIndex((later, place) => place > index && STARTS_A_LINE.test(later));
      return [[reason, ...lines.slice(index + 1, end === -1 ? undefined : end)].join("\n")];
    });
  }

  #added(): string {
    if (!existsSync(this.#file)) return "";
    const whole = readFileSync(this.#file);
    // An engine that was started again has begun a new log.
    const added = whole.subarray(whole.length < this.#offset ? 0 : this.#offset);
    this.#offset = whole.length;
    return added.toString();
  }
}
