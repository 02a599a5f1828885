import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { noCode, temporaryApp } from "../tests/harness/temporary-app.ts";
import { alarmMetrics } from "./costs/monthly-cost.ts";
import { settingsFrom } from "./settings.ts";
import { makeStacks } from "./stack.ts";
import { abilities, type Target } from "./targets.ts";

/*
 * What CloudFormation and the services refuse, most of it only while a stack is
 * being made: what a template must keep to that no type and no linter asks for.
 */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Resource {
  readonly Type: string;
  readonly Properties?: Json;
  readonly DeletionPolicy?: string;
}

/** The longest there are. */
const LONGEST: Readonly<Record<string, string>> = {
  "AWS::Region": "ap-northeast-1",
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
};
const UNKNOWN = `arn:aws:service:ap-northeast-1:123456789012:${"x".repeat(60)}`;

const templates = Object.fromEntries(
  (Object.keys(abilities) as Target[]).map((target) => {
    const stacks = makeStacks(temporaryApp(), settingsFrom({ PHOTOSTACK_TARGET: target }), { bundler: noCode });
    return [target, Object.values(stacks).map((stack) => ({ name: stack.stackName, json: Template.fromStack(stack) }))];
  }),
);
const all = Object.entries(templates).flatMap(([target, stacks]) => stacks.map((stack) => ({ target, ...stack })));
const onAws = (templates.aws ?? []).flatMap(({ json }) =>
  Object.entries(json.toJSON().Resources as Record<string, Resource>),
);

/** What the resources of a type are on AWS, where all that is not known yet is as long as it can be. */
const made = <Properties>(type: string): Properties[] =>
  onAws
    .filter(([, { Type }]) => Type === type)
    .map(([, { Properties = {} }]) => resolved(Properties) as unknown as Properties);

/** A property as AWS gets it, at its longest. */
function resolved(value: Json): Json {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.Ref === "string") return LONGEST[value.Ref] ?? UNKNOWN;
  if ("Fn::GetAtt" in value || "Fn::ImportValue" in value) return UNKNOWN;
  const join = value["Fn::Join"];
  if (Array.isArray(join)) return (join[1] as Json[]).map((part) => String(resolved(part))).join(String(join[0]));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolved(part)]));
}

describe.each(all)("$name for $target", ({ json }) => {
  const { Resources = {}, Outputs = {}, Parameters = {} } = json.toJSON();

  test("has room for what is to come", () => {
    // CloudFormation takes 500, 200 and 200.
    expect(Object.keys(Resources).length).toBeLessThan(400);
    expect(Object.keys(Outputs).length).toBeLessThan(100);
    expect(Object.keys(Parameters).length).toBeLessThan(100);
  });

  test("is small enough to be handed over", () => {
    expect(Buffer.byteLength(JSON.stringify(json.toJSON(), null, 1))).toBeLessThan(1_000_000);
  });
});

describe("functions", () => {
  const functions = made<{
    FunctionName: string;
    Description?: string;
    Environment?: { Variables: Record<string, string> };
    ReservedConcurrentExecutions?: number;
  }>("AWS::Lambda::Function");

  test("reserve as much as the page of AWS says that an account must have, and leave what Lambda wants unreserved", () => {
    const page = readFileSync(join(import.meta.dirname, "../docs/deploy-to-aws.md"), "utf8");
    const reserved = functions.reduce(
      (sum, { ReservedConcurrentExecutions = 0 }) => sum + ReservedConcurrentExecutions,
      0,
    );
    expect(page).toContain(`reserve ${reserved} invocations at once`);
    expect(page).toContain(`must be ${reserved + 100} at least`);
    expect(page).toContain(`| Concurrency | ${reserved} are reserved`);
    expect(reserved + 100).toBeLessThan(1000);
  });

  test("have names and environments that Lambda takes", () => {
    expect(functions.length).toBeGreaterThan(100);
    for (const { FunctionName, Description = "", Environment } of functions) {
      expect(FunctionName).toMatch(/^[\w-]{1,64}$/);
      expect(Description.length).toBeLessThanOrEqual(256);
      const variables = Object.entries(Environment?.Variables ?? {});
      for (const [name] of variables) expect(name).toMatch(/^[a-zA-Z]\w+$/);
      expect(variables.join().length, FunctionName).toBeLessThan(4096);
    }
  });

  test("read the stream by a filter that Lambda takes", () => {
    const mappings = made<{ FilterCriteria?: { Filters: { Pattern: string }[] } }>("AWS::Lambda::EventSourceMapping");
    const filters = mappings.flatMap(({ FilterCriteria }) => FilterCriteria?.Filters ?? []);
    expect(filters).toHaveLength(1);
    for (const { Pattern } of filters) expect(Pattern.length).toBeLessThanOrEqual(4096);
  });
});

test("roles keep to what their policies may be together", () => {
  const roles = made<{ Policies?: { PolicyDocument: Json }[] }>("AWS::IAM::Role");
  expect(roles.length).toBeGreaterThan(100);
  for (const { Policies = [] } of roles) {
    const documents = Policies.map(({ PolicyDocument }) => JSON.stringify(PolicyDocument)).join("");
    expect(documents.length, documents.slice(0, 500)).toBeLessThan(10_240);
  }
});

test("alarms look at as many metrics as are counted in what it all costs", () => {
  const alarms = made<{ Metrics?: { MetricStat?: object }[] }>("AWS::CloudWatch::Alarm");
  const metrics = alarms.flatMap(({ Metrics = [{ MetricStat: {} }] }) => Metrics.filter((one) => one.MetricStat));
  expect(metrics).toHaveLength(alarmMetrics());
});

test("the gateway has no more resources than an API may, and below each one at most one that takes any name", () => {
  const resources = onAws.filter(([, { Type }]) => Type === "AWS::ApiGateway::Resource");
  expect(resources.length).toBeLessThan(300);
  const parents = resources
    .map(([, { Properties }]) => Properties as { ParentId: Json; PathPart: string })
    .filter(({ PathPart }) => /^\{\w+\}$/.test(PathPart))
    .map(({ ParentId }) => JSON.stringify(ParentId));
  expect(parents.length).toBeGreaterThan(5);
  expect(parents.filter((parent, index) => parents.indexOf(parent) !== index)).toEqual([]);
});

test("the gateway's own answers set headers by what it takes: a text in quotes, or what it knows of a request", () => {
  const answers = made<{ ResponseParameters: Record<string, string>; ResponseTemplates: Record<string, string> }>(
    "AWS::ApiGateway::GatewayResponse",
  );
  expect(answers.length).toBeGreaterThan(0);
  for (const { ResponseParameters, ResponseTemplates } of answers) {
    for (const [header, value] of Object.entries(ResponseParameters)) {
      expect(header).toMatch(/^gatewayresponse\.header\.[\w-]+$/);
      expect(value).toMatch(/^('[^']+'|context\.\w+)$/);
    }
    for (const template of Object.values(ResponseTemplates)) expect(() => JSON.parse(template)).not.toThrow();
  }
});

test("what has a name of its own is in nobody's way when a first deployment failed and is tried again", () => {
  const names = /^(LogGroup|Table|Bucket|Queue|Topic|Function|)Name$/;
  const named = onAws.filter(([, { Properties }]) => Object.keys(Properties ?? {}).some((name) => names.test(name)));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(([, { DeletionPolicy }]) => DeletionPolicy === "Retain").map(([name]) => name)).toEqual([]);
});

describe("the edge", () => {
  test("the firewall's own answers name no content type: WAF sets it, and refuses it as a header", () => {
    const [acl] = made<{
      Rules: { Action?: { Block?: { CustomResponse: { ResponseHeaders: { Name: string }[] } } } }[];
      CustomResponseBodies: Record<string, { Content: string }>;
    }>("AWS::WAFv2::WebACL");
    const answers = acl?.Rules.flatMap(({ Action }) => Action?.Block?.CustomResponse ?? []) ?? [];
    expect(answers).toHaveLength(2);
    for (const { ResponseHeaders } of answers) {
      const names = ResponseHeaders.map(({ Name }) => Name.toLowerCase());
      expect(names).not.toContain("content-type");
      expect(names).toEqual([...new Set(names)]);
    }
    const bodies = Object.values(acl?.CustomResponseBodies ?? {});
    for (const { Content } of bodies) expect(Content.length).toBeLessThan(4096);
  });

  test("what CloudFront has words of its own for, or sets itself, is no custom header", () => {
    const own = [
      ...["connection", "content-encoding", "content-length", "content-security-policy", "expect", "host"],
      ...["keep-alive", "proxy-.*", "referrer-policy", "strict-transport-security", "trailer", "transfer-encoding"],
      ...["upgrade", "via", "warning", "x-accel-.*", "x-amz-cf-.*", "x-cache.*", "x-content-type-options", "x-edge-.*"],
      ...["x-frame-options", "x-real-ip", "x-xss-protection", "access-control-.*"],
    ];
    const refused = new RegExp(`^(${own.join("|")})$`, "i");
    const policies = made<{ ResponseHeadersPolicyConfig: Record<string, { Items?: { Header: string }[] }> }>(
      "AWS::CloudFront::ResponseHeadersPolicy",
    );
    expect(policies).toHaveLength(2);
    for (const { ResponseHeadersPolicyConfig } of policies) {
      const { CustomHeadersConfig, RemoveHeadersConfig } = ResponseHeadersPolicyConfig;
      const headers = [...(CustomHeadersConfig?.Items ?? []), ...(RemoveHeadersConfig?.Items ?? [])];
      expect(headers.filter(({ Header }) => refused.test(Header))).toEqual([]);
    }
  });

  test("CloudFront's functions are small enough", () => {
    const functions = made<{ FunctionCode: string }>("AWS::CloudFront::Function");
    expect(functions).toHaveLength(2);
    for (const { FunctionCode } of functions) expect(Buffer.byteLength(FunctionCode)).toBeLessThan(10_240);
  });
});
