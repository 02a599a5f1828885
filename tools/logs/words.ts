import { styleText } from "node:util";
import type { Entry, Line } from "./lines.ts";

/** What the runtime says of every invocation. */
const ROUTINE = /^(START|END|REPORT|INIT_START) |DEP0169|--trace-deprecation/;

/** Remembers which function an environment is of: not every line names it. */
export class Streams {
  readonly #functions = new Map<string, string>();

  /** The function that wrote an entry, as far as it is known. */
  functionOf({ stream, line }: Entry): string | undefined {
    const named = line?.route ?? line?.worker?.split("/").at(-1);
    if (named) this.#functions.set(stream, named);
    return named ?? this.#functions.get(stream) ?? nameIn(stream);
  }
}

/** AWS names a function in the name of its stream, LocalStack in that of its group; the feature it is of comes first. */
const nameIn = (stream: string) => /photostack-[a-z]+-([\w-]+)[[/]/.exec(stream)?.[1];

export const isRoutine = ({ text }: Entry) => ROUTINE.test(text);

/** An entry as lines of text; none for what the runtime says of every invocation. */
export function inWords(entry: Entry, name = "?"): string[] {
  const time = new Date(entry.at).toISOString().slice(11, 23);
  const head = (text: string) => `${styleText("dim", time)}  ${name.padEnd(24)} ${text}`.trimEnd();
  const { line } = entry;
  if (line?.error) return [head(styleText("red", failure(line))), ...stackOf(line).map((frame) => `    ${frame}`)];
  if (line?.route || line?.worker) return [head(summary(line))];
  if (isRoutine(entry)) return [];
  return [head(inSources(entry.text.trimEnd()))];
}

function summary({ level, message = "", status, ms, table, trace_id }: Line): string {
  const cost = table?.calls ? `${table.calls} calls, ${table.readUnits} RU, ${table.writeUnits} WU` : "";
  const outcome = status === undefined ? (level === "ERROR" ? message : "done") : String(status);
  return [outcome.padEnd(5), `${ms ?? "?"} ms`.padStart(8), cost.padEnd(28), trace_id ?? ""].join("  ");
}

/** What went wrong, in one line. */
export const failure = ({ error, message = "" }: Line) =>
  [error?.name, error?.message].filter(Boolean).join(": ") || message;

/** Where it went wrong: frames of this project by file and line, the others left out unless there is none. */
export const stackOf = ({ error }: Line) => ownFrames([error?.stack ?? []].flat().join("\n").split("\n"));

/** Of a stack's lines the frames of this project, or all where there is none of it. */
export function ownFrames(lines: readonly string[]): string[] {
  const frames = lines.filter((line) => /^\s*at /.test(line));
  const own = frames.filter((frame) => SOURCE.test(frame));
  return (own.length > 0 ? own : frames).map((frame) => inSources(frame.trim()));
}

const SOURCE = /(?:file:\/\/)?[^\s()]*?\/((?:functions|shared)\/[\w./-]+\.tsx?:\d+(?::\d+)?)/;

/** Where functions run they lie elsewhere: names files as they are in this repository. */
export const inSources = (text: string) => text.replace(new RegExp(SOURCE, "g"), "$1");
