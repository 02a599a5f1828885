import { type CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";

/** One line that a function wrote about a piece of work. */
export interface Chapter {
  readonly time: Date;
  /** What worked: a route, or a worker. */
  readonly who: string;
  /** How it ended. */
  readonly outcome: string;
  readonly ms: number | undefined;
  readonly table: { readonly calls: number; readonly readUnits: number; readonly writeUnits: number } | undefined;
  readonly failed: boolean;
}

const LOG_GROUP = "/photostack/functions";
/** W3C trace ids. */
const TRACE_ID = /^[0-9a-f]{32}$/;

export const isTraceId = (text: string) => TRACE_ID.test(text);

/** Everything that was logged of a trace, in the order of time. */
export async function readStory(client: CloudWatchLogsClient, traceId: string): Promise<Chapter[]> {
  const lines = paginateFilterLogEvents({ client }, { logGroupName: LOG_GROUP, filterPattern: `"${traceId}"` });
  const chapters: Chapter[] = [];
  for await (const { events = [] } of lines) {
    for (const { message = "", timestamp = 0 } of events) {
      const line = parse(message);
      if (line && belongsTo(line, traceId)) chapters.push(chapterOf(line, timestamp));
    }
  }
  return chapters.sort((a, b) => a.time.getTime() - b.time.getTime());
}

interface Line {
  readonly level?: string;
  readonly message?: string;
  readonly timestamp?: string;
  readonly trace_id?: string;
  readonly trace_ids?: readonly string[];
  readonly route?: string;
  readonly worker?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly table?: Chapter["table"];
  readonly error?: { readonly name?: string; readonly message?: string };
}

/** Engines may put more than the line itself into an event. */
function parse(message: string): Line | undefined {
  try {
    return JSON.parse(message.slice(message.indexOf("{"))) as Line;
  } catch {
    return undefined;
  }
}

const belongsTo = ({ trace_id, trace_ids = [] }: Line, traceId: string) =>
  trace_id === traceId || trace_ids.includes(traceId);

function chapterOf(line: Line, timestamp: number): Chapter {
  const { level, message = "", route, worker, status, ms, table, error } = line;
  const failure = error ? [error.name, error.message].filter(Boolean).join(": ") : "";
  return {
    time: new Date(line.timestamp ?? timestamp),
    who: route ?? worker ?? "function",
    outcome: failure || (status ? String(status) : worker ? "done" : message),
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
