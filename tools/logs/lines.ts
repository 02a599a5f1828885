import { type CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import type { MetricName } from "../../shared/metrics.ts";

const LOG_GROUP = "/photostack/functions";

/** What functions write of each invocation, as far as figures are made of it. */
export type Line = Partial<Record<MetricName, number>> & {
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly route?: string;
  readonly worker?: string;
  readonly level?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly table?: {
    readonly calls: number;
    readonly readUnits: number;
    readonly writeUnits: number;
    readonly ms?: number;
  };
  /** Dimensions. */
  readonly Outcome?: string;
  readonly Method?: string;
  readonly Result?: string;
};

/** The lines of requests and work since a time. */
export async function readLines(client: CloudWatchLogsClient, since: number): Promise<Line[]> {
  const lines: Line[] = [];
  const search = { logGroupName: LOG_GROUP, startTime: since };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, search)) {
    for (const { message = "", timestamp = 0 } of events) {
      const line = parsed(message);
      if (line && (line.route || line.worker)) lines.push({ ...line, at: timestamp });
    }
  }
  return lines;
}

/** Engines may put more than the line itself into an event. */
function parsed(message: string): Omit<Line, "at"> | undefined {
  try {
    return JSON.parse(message.slice(message.indexOf("{"))) as Omit<Line, "at">;
  } catch {
    return undefined;
  }
}
