import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Template } from "aws-cdk-lib/assertions";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { METRICS_NAMESPACE, metrics } from "../shared/metrics.ts";
import { temporaryApp } from "../tests/harness/temporary-app.ts";
import { PhotostackObservability } from "./observability.ts";
import { settingsFrom } from "./settings.ts";
import type { Target } from "./targets.ts";
import { scheduledWorkers } from "./workers.ts";

const root = join(import.meta.dirname, "..");

function templateFor(target: Target, more: Record<string, string> = {}): Template {
  const settings = settingsFrom({
    PHOTOSTACK_TARGET: target,
    PHOTOSTACK_ORIGINS: "https://photos.example",
    PHOTOSTACK_MAIL_FROM: "hello@photos.example",
    ...more,
  });
  return Template.fromStack(new PhotostackObservability(temporaryApp(), "Watching", settings));
}

interface AlarmProperties {
  readonly AlarmName: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Threshold: number;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly AlarmActions: unknown[];
  readonly Dimensions?: readonly { readonly Name: string }[];
  readonly Metrics?: readonly {
    readonly MetricStat?: { readonly Metric: { readonly Dimensions: { Value: string }[] } };
  }[];
}

const alarmsOf = (template: Template) =>
  Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
    ({ Properties }) => Properties as AlarmProperties,
  );

/** Names of metrics that some function measures. */
const emitted = new Set(
  globSync("functions/**/*.ts", { cwd: root, ignore: "**/*.test.ts" })
    .map((file) => readFileSync(join(root, file), "utf8"))
    .flatMap((text) => [...text.matchAll(/\b(?:measure|timed)\(\s*"(\w+)"/g)].map(([, name]) => name ?? "")),
);

/** The set of dimensions a metric is kept by, or not. */
const isKept = (name: string, dimensions: readonly string[]) => {
  const sets: readonly (readonly string[])[] = metrics[name as keyof typeof metrics]?.dimensions ?? [];
  return sets.some((set) => set.toSorted().join() === dimensions.toSorted().join());
};

test("every metric of the catalogue is emitted, and no other", () => {
  expect([...emitted].toSorted()).toEqual(Object.keys(metrics).toSorted());
});

test("alarms watch metrics that functions emit, by the dimensions they are kept by", () => {
  const own = alarmsOf(templateFor("aws")).filter(({ Namespace }) => Namespace === METRICS_NAMESPACE);
  expect(own.length).toBeGreaterThanOrEqual(5);
  for (const { MetricName = "", Dimensions = [] } of own) {
    const kept = isKept(
      MetricName,
      Dimensions.map(({ Name }) => Name),
    );
    expect(kept, MetricName).toBe(true);
  }
});

test("the dashboard shows every metric there is, by dimensions it is kept by", () => {
  const [dashboard] = Object.values(templateFor("aws").findResources("AWS::CloudWatch::Dashboard"));
  const body = ((dashboard?.Properties.DashboardBody["Fn::Join"][1] ?? []) as unknown[])
    .map((part) => (typeof part === "string" ? part : "there"))
    .join("");
  const shown = (JSON.parse(body).widgets as { properties: { metrics?: unknown[][] } }[]).flatMap(
    ({ properties }) => properties.metrics ?? [],
  );
  const searches = [...body.matchAll(/SEARCH\('\{Photostack,([\w,]+)\} MetricName=\\"(\w+)\\"/g)];
  for (const [, set = "", name = ""] of searches) expect(isKept(name, set.split(",")), name).toBe(true);
  const direct = shown.filter(([namespace]) => namespace === METRICS_NAMESPACE) as string[][];
  for (const [, name = "", ...rest] of direct) {
    const dimensions = rest.filter((part, index) => typeof part === "string" && index % 2 === 0);
    expect(isKept(name, dimensions), name).toBe(true);
  }
  const named = new Set([...searches.map(([, , name]) => name), ...direct.map(([, name]) => name)]);
  expect([...named].toSorted()).toEqual(Object.keys(metrics).toSorted());
});

describe("what is asked for", () => {
  const alarms = Object.fromEntries(alarmsOf(templateFor("aws")).map((alarm) => [alarm.AlarmName, alarm]));

  test("attacks, failures of the table, answers over two seconds, errors: each tells the topic", () => {
    expect(alarms["photostack-SignInAttacks"]).toMatchObject({ Statistic: "Sum", Threshold: 0, Period: 300 });
    expect(alarms["photostack-TableFailures"]).toMatchObject({ Statistic: "Sum", Threshold: 0 });
    expect(alarms["photostack-SlowResponses"]).toMatchObject({ ExtendedStatistic: "p99", Threshold: 2000 });
    expect(alarms["photostack-SlowResponses"]?.Dimensions).toBeUndefined();
    expect(alarms["photostack-ServerErrors"]).toMatchObject({ Statistic: "Sum", Threshold: 4 });
    for (const { AlarmActions } of Object.values(alarms)) expect(AlarmActions).toHaveLength(1);
  });

  test("every dead-letter queue is watched by one alarm, of no more metrics than an alarm may have", () => {
    const dead = Object.values(alarms).filter(({ AlarmName }) => AlarmName.startsWith("photostack-DeadLetters"));
    const watched = dead.map(({ Metrics = [] }) =>
      Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions.map(({ Value }) => Value) ?? []),
    );
    for (const queues of watched) expect(queues.length).toBeLessThanOrEqual(10);
    expect(watched.flat()).toContain("photostack-stream-dispatch-dlq");
    expect(new Set(watched.flat()).size).toBe(watched.flat().length);
    expect(watched.flat().every((name) => name.endsWith("-dlq"))).toBe(true);
  });
});

test("what comes late or not at all tells the topic: changes of the table, functions, what is done every so often, mails", () => {
  const alarms = Object.fromEntries(alarmsOf(templateFor("aws")).map((alarm) => [alarm.AlarmName, alarm]));
  const of = (name: string) => ({
    MetricName: name,
    AlarmActions: [expect.anything()],
  });
  expect(alarms["photostack-OldChanges"]).toMatchObject({
    ...of("IteratorAge"),
    Threshold: 600_000,
    Dimensions: [{ Name: "FunctionName", Value: "photostack-stream-dispatch" }],
  });
  expect(alarms["photostack-Throttles"]).toMatchObject({ ...of("Throttles"), Threshold: 10 });
  for (const { name } of scheduledWorkers)
    expect(alarms[`photostack-Failed-${name.replace("/", "-")}`]).toMatchObject({ ...of("Errors"), Threshold: 0 });
  expect(alarms["photostack-MailBounces"]).toMatchObject({ ...of("Reputation.BounceRate"), Threshold: 0.05 });
  expect(alarms["photostack-MailComplaints"]).toMatchObject({ ...of("Reputation.ComplaintRate"), Threshold: 0.001 });
  const byServer = alarmsOf(templateFor("aws", { PHOTOSTACK_SMTP_SECRET: "photostack/smtp" }));
  expect(byServer.filter(({ AlarmName }) => AlarmName.startsWith("photostack-Mail"))).toEqual([]);
});

test("alarms are mailed to whoever the setting names, and to nobody otherwise", () => {
  templateFor("aws", { PHOTOSTACK_ALARM_EMAIL: "ops@photos.example" }).hasResourceProperties("AWS::SNS::Subscription", {
    Protocol: "email",
    Endpoint: "ops@photos.example",
  });
  templateFor("aws").resourceCountIs("AWS::SNS::Subscription", 0);
});

test("alarms may tell their topic, and nobody over anything but TLS", () => {
  const policies = Object.values(templateFor("aws").findResources("AWS::SNS::TopicPolicy"));
  const statements = policies.flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as Record<string, unknown>[],
  );
  expect(statements.find(({ Effect }) => Effect === "Deny")).toMatchObject({
    Action: "sns:Publish",
    Principal: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
  const allowed = statements.find(({ Effect }) => Effect === "Allow");
  expect(allowed).toMatchObject({
    Action: "sns:Publish",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
  });
  expect(JSON.stringify(allowed)).toContain(":alarm:photostack-*");
});

test.each(["embedded", "localstack"] as const)("%s gets what it can make", (target) => {
  const template = templateFor(target);
  for (const { Metrics } of alarmsOf(template)) expect(Metrics).toBeUndefined();
  expect(alarmsOf(template).length).toBe(10);
  template.resourceCountIs("AWS::CloudWatch::Dashboard", target === "embedded" ? 1 : 0);
});
