import { AwsSolutionsChecks } from "cdk-nag";
import { expect, test } from "vitest";
import { noCode, temporaryApp } from "../tests/harness/temporary-app.ts";
import { type Access, access } from "./access.ts";
import { settingsFrom } from "./settings.ts";
import { makeStacks } from "./stack.ts";

/** What cdk-nag would have otherwise, where, and why it is as it is. */
interface Exception {
  /** How the rule's name begins. */
  readonly rule: string;
  /** Paths of constructs; a `*` stands for any part of one. */
  readonly at: readonly string[];
  readonly why: string;
}

const roleOf = (name: string) => `Photostack/Functions/${name.replace("/", "--")}-role`;
/** Roles of the functions that may do something. */
const rolesThat = (may: (right: Access) => unknown) =>
  Object.entries(access)
    .filter(([, right]) => may(right))
    .map(([name]) => roleOf(name));
const touching = (folder: "media" | "quarantine" | "exports") =>
  rolesThat(({ bucket }) =>
    [bucket?.reads, bucket?.writes, bucket?.erases].some((folders) => folders?.includes(folder)),
  );

const exceptions: readonly Exception[] = [
  {
    rule: "AwsSolutions-S1",
    at: ["Photostack/Media/Bucket"],
    why: "Its access logs would hold the keys of people's pictures; CloudTrail data events are the owner's choice",
  },
  {
    rule: "AwsSolutions-SQS3",
    at: ["Photostack/Messaging/stream--dispatch-dlq"],
    why: "It is a dead-letter queue itself: the stream's, which cdk-nag doesn't see",
  },
  {
    rule: "AwsSolutions-SMG4",
    at: ["Photostack/EdgeSecret/Generation1"],
    why: "A new one is a new generation (docs/deploy-to-aws.md): CloudFront and functions change together",
  },
  {
    rule: "AwsSolutions-CFR1",
    at: ["PhotostackWeb/Distribution"],
    why: "It is for people everywhere; which countries to leave out is the owner's decision",
  },
  {
    rule: "AwsSolutions-CFR3",
    at: ["PhotostackWeb/Distribution"],
    why: "Access logs go by CloudWatch's delivery (edge-logs.ts), which it can't see",
  },
  {
    rule: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
    at: ["Photostack/GatewayLogging/Role"],
    why: "What the gateway's setting of the account asks for",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::<EdgeSecretLogs",
    at: ["Photostack/EdgeSecret/Role"],
    why: "Log streams are made at run time",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::<FunctionsLogs",
    at: ["Photostack/Functions/*-role"],
    why: "Log streams are made at run time",
  },
  ...(["media", "quarantine", "exports"] as const).map((folder) => ({
    rule: "AwsSolutions-IAM5[Resource::<MediaBucket",
    at: touching(folder),
    why: "Objects are made at run time; rights end at their folder",
  })),
  {
    rule: "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:",
    at: rolesThat(({ pushes }) => pushes),
    why: "Connections are opened at run time",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::*]",
    at: [roleOf("stream/dispatch")],
    why: "ListStreams knows no resource",
  },
  {
    rule: "AwsSolutions-APIG2",
    at: ["PhotostackApi/RestApi"],
    why: "Requests are validated against the contract, with problem documents that the gateway can't write",
  },
  {
    rule: "AwsSolutions-APIG3",
    at: ["PhotostackApi/RestApi/DeploymentStage.api"],
    why: "The firewall is in front, at CloudFront",
  },
  {
    rule: "AwsSolutions-APIG4",
    at: ["PhotostackApi/RestApi/Default/*", "Photostack/Realtime/Api/*-Route"],
    why: "Functions authenticate: tokens, tickets, sessions and limits in one update",
  },
  {
    rule: "AwsSolutions-APIG6",
    at: ["PhotostackApi/RestApi/DeploymentStage.api"],
    why: "The stage's access log and the functions' lines tell what was asked",
  },
  { rule: "AwsSolutions-COG4", at: ["PhotostackApi/RestApi/Default/*"], why: "There is no Cognito" },
];

function isAt(place: string, path: string): boolean {
  const [start = "", end] = `${place}/Resource`.split("*");
  return end === undefined ? path === start : path.startsWith(start) && path.endsWith(end);
}

test("cdk-nag finds nothing that is not a decision, made for that place and still needed", () => {
  const settings = settingsFrom({
    PHOTOSTACK_TARGET: "aws",
    PHOTOSTACK_DOMAIN: "photos.example",
    PHOTOSTACK_ALARM_EMAIL: "ops@photos.example",
  });
  const found = Object.values(makeStacks(temporaryApp(), settings, { bundler: noCode }))
    .flatMap((stack) => new AwsSolutionsChecks(stack).validateScope(stack).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = "" }) => ({ rule: ruleName, path: constructPath })),
    );
  const isDecided = ({ rule, path }: (typeof found)[number]) =>
    exceptions.some((exception) => rule.startsWith(exception.rule) && exception.at.some((place) => isAt(place, path)));
  const places = exceptions.flatMap(({ rule, at }) => at.map((place) => ({ rule, place })));
  const isNeeded = ({ rule, place }: (typeof places)[number]) =>
    found.some((finding) => finding.rule.startsWith(rule) && isAt(place, finding.path));
  expect({
    undecided: found.filter((finding) => !isDecided(finding)),
    unneeded: places.filter((place) => !isNeeded(place)),
  }).toEqual({ undecided: [], unneeded: [] });
});
