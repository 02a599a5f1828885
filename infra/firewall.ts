import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { CfnLoggingConfiguration, CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";

type Rule = CfnWebACL.RuleProperty;

/** Also in CloudWatch. */
const NAME = "photostack";
const WINDOW_SECONDS = 300;
/** Requests of one address in five minutes. The app's own limits are far stricter, but counting those runs a function. */
const ANY_REQUESTS = 3000;
/** Those that sign in, sign up or renew a session; an office of some hundred people renews as many in that time. */
const AUTH_REQUESTS = 300;

/**
 * What AWS's common rules take for attacks and people rightly send: counted,
 * not refused. Bodies go up to 1 MiB, which the gateway in front of the
 * functions bounds; captions and comments may speak of markup and paths, which
 * are text here and shown as text; addresses of people's own backends may be
 * IP addresses.
 */
const ONLY_COUNTED = ["SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericLFI_BODY", "GenericRFI_BODY"];

/** The firewall in front of everything: limits by address, and what AWS knows to be bad. */
export class Firewall extends Construct {
  readonly arn: string;
  /** Requests that were refused. */
  readonly refused = new Metric({
    namespace: "AWS/WAFV2",
    metricName: "BlockedRequests",
    dimensionsMap: { WebACL: NAME, Rule: "ALL" },
    statistic: "Sum",
    period: Duration.seconds(WINDOW_SECONDS),
  });

  constructor(scope: Construct) {
    super(scope, "Firewall");
    const acl = new CfnWebACL(this, "Acl", {
      name: NAME,
      description: "Limits by address, and what AWS knows to be bad",
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: measured(NAME),
      customResponseBodies: { tooMany: { contentType: "APPLICATION_JSON", content: TOO_MANY } },
      rules: [
        rateRule("AuthRate", AUTH_REQUESTS, {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: "STARTS_WITH",
            searchString: "/api/v1/auth/",
            textTransformations: [
              { priority: 0, type: "NORMALIZE_PATH" },
              { priority: 1, type: "LOWERCASE" },
            ],
          },
        }),
        rateRule("Rate", ANY_REQUESTS),
        managed("AWSManagedRulesAmazonIpReputationList"),
        managed("AWSManagedRulesKnownBadInputsRuleSet"),
        managed("AWSManagedRulesCommonRuleSet", ONLY_COUNTED),
      ].map((rule, priority) => ({ ...rule, priority })),
    });
    this.arn = acl.attrArn;
    this.#log(acl);
  }

  /** Only what was refused or would have been, without what proves who somebody is. */
  #log(acl: CfnWebACL): void {
    const group = new LogGroup(this, "Log", {
      // WAF writes to groups of this prefix only.
      logGroupName: "aws-waf-logs-photostack",
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { partition, region, account } = Stack.of(this);
    const secret = (name: string) => ({ singleHeader: { Name: name } });
    new CfnLoggingConfiguration(this, "Logging", {
      resourceArn: acl.attrArn,
      // Not the group's own attribute, which ends with `:*`.
      logDestinationConfigs: [`arn:${partition}:logs:${region}:${account}:log-group:aws-waf-logs-photostack`],
      redactedFields: [secret("cookie"), secret("authorization"), { queryString: {} }],
      loggingFilter: {
        DefaultBehavior: "DROP",
        Filters: [
          {
            Behavior: "KEEP",
            Requirement: "MEETS_ANY",
            Conditions: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    }).node.addDependency(group);
  }
}

const TOO_MANY = JSON.stringify({
  type: "about:blank",
  title: "Too many requests",
  status: 429,
  detail: "Please try again in a few minutes.",
  code: "rate_limited",
});

const measured = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  // Samples would show cookies.
  sampledRequestsEnabled: false,
});

function rateRule(
  name: string,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): Omit<Rule, "priority"> {
  return {
    name,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: "IP",
        limit,
        evaluationWindowSec: WINDOW_SECONDS,
        ...(scopeDownStatement ? { scopeDownStatement } : {}),
      },
    },
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: "tooMany",
          responseHeaders: [{ name: "retry-after", value: String(WINDOW_SECONDS) }],
        },
      },
    },
    visibilityConfig: measured(`Photostack${name}`),
  };
}

function managed(name: string, counted: readonly string[] = []): Omit<Rule, "priority"> {
  return {
    name,
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    overrideAction: { none: {} },
    visibilityConfig: measured(`Photostack${name}`),
  };
}
