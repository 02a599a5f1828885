import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { type Line, readEntries } from "../logs/lines.ts";
import { failure } from "../logs/words.ts";

/** One line that a function wrote about a piece of work. */
export interface Chapter {
  readonly time: Date;
  /** What worked: a route, or a worker. */
  readonly who: string;
  /** How it ended. */
  readonly outcome: string;
  readonly ms: number | undefined;
  readonly table: Line["table"] | undefined;
  readonly failed: boolean;
}

/** W3C trace ids. */
const TRACE_ID = /^[0-9a-f]{32}$/;

export const isTraceId = (text: string) => TRACE_ID.test(text);

/** Everything that was logged of a trace, in the order of time. */
export async function readStory(client: CloudWatchLogsClient, traceId: string): Promise<Chapter[]> {
  const entries = await readEntries(client, { having: traceId });
  return entries
    .flatMap(({ line, at }) => (line && belongsTo(line, traceId) ? [chapterOf(line, at)] : []))
    .sort((a, b) => a.time.getTime() - b.time.getTime());
}

const belongsTo = ({ trace_id, trace_ids = [] }: Line, traceId: string) =>
  trace_id === traceId || trace_ids.includes(traceId);

function chapterOf(line: Line, at: number): Chapter {
  const { level, message = "", route, worker, status, ms, table, error } = line;
  return {
    time: new Date(line.timestamp ?? at),
    who: route ?? worker ?? "function",
    outcome: error ? failure(line) : status ? String(status) : worker ? "done" : message,
    ms,
    table,
    failed: level === "ERROR" || (status ?? 0) >= 500,
  };
}

/** A story as lines of text: how long after the beginning, who, how it ended and what it took. */
export function tell(chapters: readonly Chapter[]): string[] {
  const [first] = chapters;
  if (!first) return [];
  const width = Math.max(...chapters.map(({ who }) => who.length));
  return chapters.map(({ time, who, outcome, ms, table, failed }) => {
    const after = `+${((time.getTime() - first.time.getTime()) / 1000).toFixed(3)} s`.padStart(10);
    const cost = table?.calls ? `${table.calls} calls, ${table.readUnits} RU, ${table.writeUnits} WU` : "";
    const took = ms === undefined ? "" : `${ms} ms`.padStart(8);
    return `${after}  ${failed ? "✗" : "✓"} ${who.padEnd(width)}  ${outcome.padEnd(6)}${took}  ${cost}`.trimEnd();
  });
}
