import { type DimensionsOf, METRICS_NAMESPACE, type MetricName, metrics } from "../../shared/metrics.ts";
import { currentInvocation } from "./invocation.ts";

/** Values measured in one invocation, by the metric's name. */
export type Measures = Map<
  MetricName,
  { readonly value: number; readonly dimensions: Readonly<Record<string, string>> }
>;

/**
 * Notes what was measured; it goes out with the invocation's one log line. A
 * metric has one value an invocation, and the last one counts.
 */
export function measure<Name extends MetricName>(
  name: Name,
  value: number,
  ...[dimensions]: keyof DimensionsOf<Name> extends never ? [] : [DimensionsOf<Name>]
): void {
  currentInvocation()?.measures.set(name, { value, dimensions: dimensions ?? {} });
}

/** Measures how long something takes that succeeds. */
export async function timed<Result>(
  name: "TokenIssueTime" | "TokenRefreshTime",
  work: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const result = await work();
  measure(name, tenths(performance.now() - started));
  return result;
}

/** Milliseconds with one decimal. */
export const tenths = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

/**
 * The members that make metrics of an invocation's log line when CloudWatch takes it: no
 * request, no agent, no second line. Written here because Powertools' metrics have one
 * set of dimensions for all of a line, and write a line of their own.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embedded(): object {
  const invocation = currentInvocation();
  if (!invocation) return {};
  const { measures, table } = invocation;
  const { ms, calls, throttles, failures } = table;
  if (calls > 0) measure("TableTime", ms);
  if (throttles > 0) measure("TableThrottles", throttles);
  if (failures > 0) measure("TableFailures", failures);
  if (measures.size === 0) return {};
  const bySets = Map.groupBy(measures.keys(), (name) => JSON.stringify(metrics[name].dimensions));
  return {
    ...Object.assign({}, ...[...measures.values()].map(({ dimensions }) => dimensions)),
    ...Object.fromEntries([...measures].map(([name, { value }]) => [name, value])),
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [...bySets].map(([sets, names]) => ({
        Namespace: METRICS_NAMESPACE,
        Dimensions: JSON.parse(sets),
        Metrics: names.map((Name) => ({ Name, Unit: metrics[Name].unit })),
      })),
    },
  };
}
