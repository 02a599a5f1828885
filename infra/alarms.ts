import { Arn, ArnFormat, Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Settings } from "./settings.ts";
import { able } from "./targets.ts";

/** What an alarm looks at. */
export interface Watched {
  readonly name: string;
  /** What it means, in the mail. What to do is in docs/operations.md. */
  readonly says: string;
  readonly metric: IMetric;
  /** It alarms when the metric is greater. */
  readonly over: number;
  readonly periods?: number;
}

/** Makes alarms, and the topic they tell: mailed to whom the settings name. Both are in the region of what they watch. */
export function makeAlarms(stack: Stack, topicName: string, settings: Settings, watched: readonly Watched[]): Topic {
  const { tls } = able(settings);
  const topic = new Topic(stack, "Alarms", { topicName, displayName: "Photostack", enforceSSL: tls });
  // A policy of its own takes the place of that by which alarms of the account may speak.
  if (tls) letAlarmsSpeak(topic);
  if (settings.alarmEmail) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  for (const { name, says, metric, over, periods = 1 } of watched) {
    const alarm = new Alarm(stack, name, {
      alarmName: `photostack-${name}`,
      alarmDescription: `${says} docs/operations.md says what to do.`,
      metric,
      threshold: over,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      // Metrics of what did not happen are not sent.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
  return topic;
}

function letAlarmsSpeak(topic: Topic): void {
  const stack = Stack.of(topic);
  const alarms = { service: "cloudwatch", resource: "alarm", resourceName: "photostack-*" };
  topic.addToResourcePolicy(
    new PolicyStatement({
      actions: ["sns:Publish"],
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { "aws:SourceAccount": stack.account },
        ArnLike: { "aws:SourceArn": Arn.format({ ...alarms, arnFormat: ArnFormat.COLON_RESOURCE_NAME }, stack) },
      },
    }),
  );
}
