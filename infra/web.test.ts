import { Annotations, Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import { noCode, temporaryApp } from "../tests/harness/temporary-app.ts";
import { settingsFrom } from "./settings.ts";
import { securityHeaders } from "./site-headers.ts";
import { makeStacks } from "./stack.ts";
import { abilities } from "./targets.ts";
import { siteCode } from "./web.ts";

let template: Template;
let main: Template;

beforeAll(() => {
  const stacks = makeStacks(
    temporaryApp(),
    settingsFrom({
      PHOTOSTACK_TARGET: "aws",
      PHOTOSTACK_DOMAIN: "photos.example",
      PHOTOSTACK_ALARM_EMAIL: "ops@photos.example",
    }),
    { bundler: noCode },
  );
  if (!stacks.web) throw new Error("There is no stack of the web");
  template = Template.fromStack(stacks.web);
  main = Template.fromStack(stacks.photostack);
});

type Json = Record<string, never> & { readonly [name: string]: never };
const only = (type: string, of = template): Json => {
  const [found] = Object.values(of.findResources(type)) as { Properties: Json }[];
  if (!found) throw new Error(`There is no ${type}`);
  return found.Properties;
};
const distribution = () =>
  only("AWS::CloudFront::Distribution").DistributionConfig as unknown as {
    readonly Aliases: string[];
    readonly HttpVersion: string;
    readonly ViewerCertificate: { readonly MinimumProtocolVersion: string };
    readonly Origins: {
      readonly Id: string;
      readonly OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[];
    }[];
    readonly CacheBehaviors: {
      readonly PathPattern: string;
      readonly TargetOriginId: string;
      readonly ViewerProtocolPolicy: string;
    }[];
    readonly WebACLId: unknown;
  };

describe("one domain for web app, API and WebSocket", () => {
  test("every address leads where the local gateway leads it, over TLS", () => {
    const { Aliases, HttpVersion, ViewerCertificate, CacheBehaviors } = distribution();
    expect(Aliases).toEqual(["photos.example"]);
    expect(HttpVersion).toBe("http2and3");
    expect(ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021");
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      ...["/api", "/api/*", "/realtime", "/backend", "/backend/", "/backend.html"],
    ]);
    for (const { ViewerProtocolPolicy } of CacheBehaviors) expect(ViewerProtocolPolicy).toMatch(/https/);
  });

  test("CloudFront proves itself to the API by a secret that stands in no template", () => {
    const { Origins } = distribution();
    const headers = Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders);
    expect(headers).toEqual([
      {
        HeaderName: "x-photostack-edge",
        HeaderValue: "{{resolve:secretsmanager:photostack/edge-1:SecretString:::}}",
      },
    ]);
    const { Environment } = Object.values(main.findResources("AWS::Lambda::Function"))
      .map(({ Properties }) => Properties)
      .find(({ FunctionName }) => FunctionName === "photostack-feed-get-feed") as unknown as {
      Environment: { Variables: Record<string, unknown> };
    };
    expect(Environment.Variables.EDGE_SECRET_SHA256).toEqual({ "Fn::GetAtt": [expect.any(String), "Sha256"] });
  });

  test("documents have the headers that the local gateway gives them", () => {
    const policies = Object.values(template.findResources("AWS::CloudFront::ResponseHeadersPolicy")).map(
      ({ Properties }) => Properties.ResponseHeadersPolicyConfig,
    );
    const of = (name: string) => policies.find(({ Name }) => Name === name);
    for (const [name, path] of [
      ["photostack-App", "/"],
      ["photostack-BackendClient", "/backend.html"],
    ] as const) {
      const { SecurityHeadersConfig: known, CustomHeadersConfig } = of(name);
      const expected = securityHeaders("MEDIA", path);
      const policy = JSON.stringify(known.ContentSecurityPolicy.ContentSecurityPolicy);
      for (const part of (expected["content-security-policy"] ?? "").split("; "))
        expect(policy).toContain(part.split(" MEDIA")[0]);
      expect(known.StrictTransportSecurity).toMatchObject({
        AccessControlMaxAgeSec: 63_072_000,
        IncludeSubdomains: true,
      });
      expect(known.FrameOptions.FrameOption).toBe(expected["x-frame-options"]);
      expect(known.ReferrerPolicy.ReferrerPolicy).toBe(expected["referrer-policy"]);
      const others = CustomHeadersConfig.Items.map(({ Header, Value }: { Header: string; Value: string }) => [
        Header,
        Value,
      ]);
      expect(Object.fromEntries(others)).toEqual({
        "permissions-policy": expected["permissions-policy"],
        "cross-origin-opener-policy": expected["cross-origin-opener-policy"],
      });
    }
  });
});

describe("the firewall", () => {
  test("limits addresses, sign-ins more than all else, and refuses what AWS knows to be bad", () => {
    const { Rules } = only("AWS::WAFv2::WebACL") as unknown as { Rules: { Name: string; Statement: Json }[] };
    expect(Rules.map(({ Name }) => Name)).toEqual([
      ...["AuthRate", "Rate", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet"],
      "AWSManagedRulesCommonRuleSet",
    ]);
    const limits = Rules.flatMap(({ Statement }) => {
      const { RateBasedStatement } = Statement as { RateBasedStatement?: { Limit: number } };
      return RateBasedStatement ? [RateBasedStatement.Limit] : [];
    });
    expect(limits).toEqual([300, 3000]);
    expect(distribution().WebACLId).toBeTruthy();
  });

  test("its log holds nothing that proves who somebody is", () => {
    const { RedactedFields } = only("AWS::WAFv2::LoggingConfiguration") as unknown as { RedactedFields: unknown[] };
    expect(RedactedFields).toEqual([
      { SingleHeader: { Name: "cookie" } },
      { SingleHeader: { Name: "authorization" } },
      { QueryString: {} },
    ]);
  });
});

test("errors at the edge and a flood that the firewall holds off are mailed like all alarms", () => {
  const alarm = (name: string) => ({ AlarmName: `photostack-${name}`, AlarmActions: [Match.anyValue()] });
  template.hasResourceProperties("AWS::CloudWatch::Alarm", {
    ...alarm("EdgeErrors"),
    Namespace: "AWS/CloudFront",
    MetricName: "5xxErrorRate",
    Threshold: 5,
  });
  const { VisibilityConfig } = only("AWS::WAFv2::WebACL") as unknown as { VisibilityConfig: { MetricName: string } };
  template.hasResourceProperties("AWS::CloudWatch::Alarm", {
    ...alarm("FirewallRefusals"),
    Namespace: "AWS/WAFV2",
    MetricName: "BlockedRequests",
    Dimensions: [
      { Name: "Rule", Value: "ALL" },
      { Name: "WebACL", Value: VisibilityConfig.MetricName },
    ],
  });
  template.hasResourceProperties("AWS::SNS::Subscription", { Protocol: "email", Endpoint: "ops@photos.example" });
});

test("the CDK warns of nothing but the domain that stands in", () => {
  const stacks = Object.values(
    makeStacks(temporaryApp(), settingsFrom({ PHOTOSTACK_TARGET: "aws" }), { bundler: noCode }),
  );
  const warnings = stacks.flatMap((stack) => Annotations.fromStack(stack).findWarning("*", Match.anyValue()));
  expect(warnings.map(({ entry }) => String(entry.data))).toEqual([
    expect.stringMatching(/^photos\.example stands in for the web app's domain/),
  ]);
  for (const stack of stacks) expect(stack.tags.tagValues()).toEqual({ app: "photostack" });
});

interface EdgeRequest {
  uri: string;
  headers: Record<string, { value: string }>;
}

/** Runs the code of a CloudFront Function as it is deployed. */
function edge(code: string, request: EdgeRequest, ip = "203.0.113.7"): EdgeRequest & { statusCode?: number } {
  const handler = new Function(`${code}; return handler;`)() as (event: object) => EdgeRequest;
  return handler({ request, viewer: { ip } });
}

describe("at the edge", () => {
  const codeOf = (name: string): string =>
    Object.values(template.findResources("AWS::CloudFront::Function")).find(
      ({ Properties }) => Properties.Name === name,
    )?.Properties.FunctionCode;

  test("the API is told the address by CloudFront, whatever the caller says", () => {
    const said = { "x-photostack-client-ip": "1.1.1.1", "x-photostack-edge": "guessed", "x-forwarded-for": "2.2.2.2" };
    const headers = Object.fromEntries(
      Object.entries({ ...said, accept: "*/*" }).map(([name, value]) => [name, { value }]),
    );
    expect(edge(codeOf("photostack-api"), { uri: "/api/v1/health", headers }).headers).toEqual({
      accept: { value: "*/*" },
      "x-photostack-client-ip": { value: "203.0.113.7" },
    });
  });

  test.each([
    ["/", "text/html", "/index.html"],
    ["/u/mara.lindqvist", "text/html", "/index.html"],
    ["/backend", "text/html", "/backend.html"],
    ["/docs", "text/html", "/docs/index.html"],
    ["/assets/main-1a2b.js", "*/*", "/assets/main-1a2b.js"],
    ["/favicon.svg", "image/*", "/favicon.svg"],
    ["/nothing.png", "image/*", 404],
    ["/.well-known/unknown", "text/html", 404],
    ["/.well-known/change-password", "text/html", 302],
  ])("%s leads to %s", (uri, accept, expected) => {
    const answer = edge(siteCode(), { uri, headers: { accept: { value: accept } } });
    expect(answer.statusCode ?? answer.uri).toBe(expected);
  });
});

test("what a target lacks is left out in one place", () => {
  expect(abilities.localstack).toMatchObject({ realtime: false, edge: false, dashboard: false });
  expect(abilities.embedded).toMatchObject({ realtime: true, edge: false });
  const { web } = makeStacks(temporaryApp(), settingsFrom({ PHOTOSTACK_TARGET: "localstack" }), {
    routes: [],
    bundler: noCode,
  });
  expect(web).toBeUndefined();
});
