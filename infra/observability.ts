import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  Metric,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { METRICS_NAMESPACE, type MetricName } from "../shared/metrics.ts";
import { makeAlarms, type Watched } from "./alarms.ts";
import { common, type Settings } from "./settings.ts";
import { able } from "./targets.ts";
import { queueWorkers, resourceName, scheduledWorkers, streamWorker } from "./workers.ts";

const FIVE_MINUTES = Duration.minutes(5);
/** An alarm may look at so many metrics. */
const METRICS_AN_ALARM = 10;
const SLOW_MS = 2000;
const OLD_SECONDS = 600;

/** A metric that functions emit. */
const own = (name: MetricName, statistic: string, dimensionsMap: Record<string, string> = {}) =>
  new Metric({ namespace: METRICS_NAMESPACE, metricName: name, statistic, dimensionsMap, period: FIVE_MINUTES });

const gateway = (metricName: string) =>
  new Metric({
    namespace: "AWS/ApiGateway",
    metricName,
    statistic: "Sum",
    dimensionsMap: { ApiName: "photostack" },
    period: FIVE_MINUTES,
  });

const queue = (metricName: string, name: string) =>
  new Metric({
    namespace: "AWS/SQS",
    metricName,
    statistic: "Maximum",
    dimensionsMap: { QueueName: resourceName(name) },
    period: FIVE_MINUTES,
  });

/** What Lambda counts of one function, or of all. */
const lambda = (metricName: string, statistic: string, name?: string) =>
  new Metric({
    namespace: "AWS/Lambda",
    metricName,
    statistic,
    dimensionsMap: name ? { FunctionName: resourceName(name) } : {},
    period: FIVE_MINUTES,
  });

const deadLetters = [...queueWorkers, streamWorker].map(({ name }) => `${name}-dlq`);
const queues = queueWorkers.map(({ name }) => name);

/** Alarms of the functions' own metrics, and of what functions can't see themselves. */
function watched(): Watched[] {
  return [
    {
      name: "SignInAttacks",
      says: "More than 10 sign-ins from one address have failed within 5 minutes. It is asked for captchas.",
      metric: own("SignInAttacks", "Sum"),
      over: 0,
    },
    { name: "TableFailures", says: "Requests to the table fail.", metric: own("TableFailures", "Sum"), over: 0 },
    {
      name: "TableThrottles",
      says: "The table turns requests away, as there are too many.",
      metric: own("TableThrottles", "Sum"),
      over: 10,
    },
    {
      name: "SlowResponses",
      says: "One answer in a hundred, of all routes, takes more than 2 seconds.",
      metric: own("ResponseTime", "p99"),
      over: SLOW_MS,
    },
    {
      name: "ServerErrors",
      says: "Requests end with a status of 500 or more.",
      metric: own("Responses", "Sum", { StatusClass: "5xx" }),
      over: 4,
    },
    {
      name: "GatewayErrors",
      says: "The gateway answers with a status of 500 or more: also where functions run out of time or memory.",
      metric: gateway("5XXError"),
      over: 4,
    },
    {
      name: "OldChanges",
      says: "What follows from changes of the table comes more than 10 minutes late.",
      metric: lambda("IteratorAge", "Maximum", streamWorker.name),
      over: OLD_SECONDS * 1000,
      periods: 2,
    },
    {
      name: "Throttles",
      says: "Functions are not called, as too many run at once.",
      metric: lambda("Throttles", "Sum"),
      over: 10,
    },
    ...scheduledWorkers.map(({ name }) => ({
      name: `Failed-${name.replace("/", "-")}`,
      says: `What ${resourceName(name)} does every so often was not done.`,
      metric: lambda("Errors", "Sum", name),
      over: 0,
    })),
  ];
}

/** SES ends the sending of who is above 10 % and 0.5 %: mails to addresses that are none, and mails that are spam to people. */
const watchedMail = (): Watched[] =>
  [
    { name: "MailBounces", says: "Of the mails that were sent, 5 % came back.", rate: "BounceRate", over: 0.05 },
    {
      name: "MailComplaints",
      says: "Of the mails, 1 in 1000 was reported as spam.",
      rate: "ComplaintRate",
      over: 0.001,
    },
  ].map(({ rate, ...alarm }) => ({
    ...alarm,
    metric: new Metric({
      namespace: "AWS/SES",
      metricName: `Reputation.${rate}`,
      statistic: "Average",
      period: Duration.hours(1),
    }),
  }));

/** Alarms over many queues, ten each. */
function watchedQueues(): Watched[] {
  return [
    ...inTens(deadLetters, "ApproximateNumberOfMessagesVisible", "SUM").map((metric, index) => ({
      name: `DeadLetters${index + 1}`,
      says: "Work was given up and waits in a dead-letter queue.",
      metric,
      over: 0,
    })),
    ...inTens(queues, "ApproximateAgeOfOldestMessage", "MAX").map((metric, index) => ({
      name: `OldMessages${index + 1}`,
      says: "Work has been waiting in a queue for more than 10 minutes.",
      metric,
      over: OLD_SECONDS,
      periods: 2,
    })),
  ];
}

function inTens(names: readonly string[], metricName: string, how: "SUM" | "MAX"): MathExpression[] {
  return Array.from({ length: Math.ceil(names.length / METRICS_AN_ALARM) }, (_, part) => {
    const some = names.slice(part * METRICS_AN_ALARM, (part + 1) * METRICS_AN_ALARM);
    return new MathExpression({
      expression: `${how}([${some.map((_, index) => `q${index}`).join(", ")}])`,
      usingMetrics: Object.fromEntries(some.map((name, index) => [`q${index}`, queue(metricName, name)])),
      period: FIVE_MINUTES,
      label: metricName,
    });
  });
}

/**
 * What watches Photostack: a dashboard, alarms, and the topic they are told
 * to. A stack of its own, that can be changed and fail without the others.
 */
export class PhotostackObservability extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: "What watches Photostack", ...common(settings) });
    const { dashboard, mailIdentity, metricMath } = able(settings);
    const topic = makeAlarms(this, "photostack-alarms", settings, [
      ...watched(),
      ...(metricMath ? watchedQueues() : []),
      ...(mailIdentity && !settings.mail.smtpSecret ? watchedMail() : []),
    ]);
    if (dashboard) new Dashboard(this, "Dashboard", { dashboardName: "photostack", widgets: widgets() });
    new CfnOutput(this, "AlarmTopic", { value: topic.topicArn });
  }
}

/** The dashboard, from what people notice to what lies beneath. */
function widgets(): IWidget[][] {
  const graph = (title: string, left: IMetric[], unit?: string) =>
    new GraphWidget({ title, left, width: 8, height: 6, ...(unit ? { leftYAxis: { label: unit, min: 0 } } : {}) });
  const search = (set: string, metric: string, statistic: string) =>
    new MathExpression({
      expression: `SEARCH('{${set}} MetricName="${metric}"', '${statistic}', 300)`,
      usingMetrics: {},
      period: FIVE_MINUTES,
      label: "",
    });
  const named = (name: MetricName, set: string, statistic: string) =>
    search(`${METRICS_NAMESPACE},${set}`, name, statistic);
  const percentiles = (name: MetricName) => ["p50", "p95", "p99"].map((statistic) => own(name, statistic));
  const classes = ["2xx", "3xx", "4xx", "5xx"].map((StatusClass) => own("Responses", "Sum", { StatusClass }));
  const all = (metricName: string, names: readonly string[]) => names.map((name) => queue(metricName, name));
  return [
    [new TextWidget({ markdown: "# Photostack\nWhat the figures mean: docs/operations.md", width: 24, height: 2 })],
    [
      graph("Responses by status", classes),
      graph("Response times", percentiles("ResponseTime"), "ms"),
      graph("Response times by route, p95", [named("ResponseTime", "Route", "p95")], "ms"),
    ],
    [
      graph("Sign-ins by outcome and method", [named("SignIns", "Outcome,Method", "Sum")]),
      graph("Attacks", [own("SignInAttacks", "Sum")]),
      graph("Sessions used, a minute", [own("ActiveSessions", "Sum").with({ period: Duration.minutes(1) })]),
    ],
    [
      graph("Tokens", [own("TokenIssueTime", "p95"), own("TokenRefreshTime", "p95")], "ms"),
      graph("Time in the table", percentiles("TableTime"), "ms"),
      graph("Table: turned away, failed", [own("TableThrottles", "Sum"), own("TableFailures", "Sum")]),
    ],
    [
      graph("Pictures, by what became of them", [named("SanitizedUploads", "Result", "Sum")]),
      graph("Oldest message of each queue", all("ApproximateAgeOfOldestMessage", queues), "s"),
      graph("Dead letters", all("ApproximateNumberOfMessagesVisible", deadLetters)),
    ],
    [
      graph("Functions: at once", [lambda("ConcurrentExecutions", "Maximum")]),
      graph("Functions: not called, failed", [lambda("Throttles", "Sum"), lambda("Errors", "Sum")]),
      graph("Age of the table's changes", [lambda("IteratorAge", "Maximum", streamWorker.name)], "ms"),
    ],
  ];
}
