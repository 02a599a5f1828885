import { afterEach, expect, test, vi } from "vitest";
import { METRICS_NAMESPACE, metrics } from "../../shared/metrics.ts";
import { asInvocation, currentInvocation } from "./invocation.ts";
import { logger } from "./logger.ts";
import { embedded, measure, timed } from "./metrics.ts";
import { logged } from "./worker.ts";

afterEach(() => vi.restoreAllMocks());

interface Document {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: {
      readonly Namespace: string;
      readonly Dimensions: string[][];
      readonly Metrics: { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

test("what was measured goes out in the invocation's one line, as the embedded metric format asks", async () => {
  const written = vi.spyOn(logger, "info").mockImplementation(() => {});
  await asInvocation(undefined, () =>
    logged("mail/send-mail", async () => {
      measure("ActiveSessions", 1);
      measure("SignIns", 1, { Outcome: "success", Method: "passkey" });
      measure("ResponseTime", 12.5, { Route: "login" });
    }),
  );
  expect(written).toHaveBeenCalledTimes(1);
  const line = written.mock.calls[0]?.[1] as unknown as Document;
  expect(line).toMatchObject({
    ...{ worker: "mail/send-mail", ActiveSessions: 1, SignIns: 1, ResponseTime: 12.5 },
    ...{ Outcome: "success", Method: "passkey", Route: "login" },
  });
  const { Timestamp, CloudWatchMetrics } = line._aws;
  expect(Math.abs(Date.now() - Timestamp)).toBeLessThan(5000);
  for (const { Namespace, Dimensions, Metrics } of CloudWatchMetrics) {
    expect(Namespace).toBe(METRICS_NAMESPACE);
    // What a directive names must be a member of the line's root: a number, or a dimension's value.
    for (const name of Dimensions.flat()) expect(line[name]).toEqual(expect.any(String));
    for (const { Name, Unit } of Metrics) {
      expect(line[Name]).toEqual(expect.any(Number));
      expect([Unit, Dimensions]).toEqual([
        metrics[Name as keyof typeof metrics].unit,
        metrics[Name as keyof typeof metrics].dimensions,
      ]);
    }
  }
  const named = CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
  expect(named.toSorted()).toEqual(["ActiveSessions", "ResponseTime", "SignIns"]);
});

test("an invocation measures for itself, the last value counts, and nothing makes no metrics", async () => {
  const measured = await Promise.all(
    [1, 2].map((value) =>
      asInvocation(undefined, async () => {
        measure("TokenIssueTime", 99);
        measure("TokenIssueTime", value);
        await Promise.resolve();
        return embedded();
      }),
    ),
  );
  expect(measured).toMatchObject([{ TokenIssueTime: 1 }, { TokenIssueTime: 2 }]);
  expect(asInvocation(undefined, () => embedded())).toEqual({});
  measure("ActiveSessions", 1);
  expect(embedded()).toEqual({});
});

test("only what succeeds has a time", async () => {
  await asInvocation(undefined, async () => {
    const refused = timed("TokenRefreshTime", async () => Promise.reject(new Error("no")));
    await expect(refused).rejects.toThrow("no");
    expect(currentInvocation()?.measures.size).toBe(0);
    expect(await timed("TokenRefreshTime", async () => "yes")).toBe("yes");
    expect(currentInvocation()?.measures.get("TokenRefreshTime")?.value).toBeGreaterThanOrEqual(0);
  });
});

test("names of metrics and dimensions never meet each other or what a line holds besides", () => {
  const dimensions = Object.values(metrics).flatMap((metric) => metric.dimensions.flat());
  const names = [...Object.keys(metrics), ...new Set<string>(dimensions)];
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[A-Z]/);
});
