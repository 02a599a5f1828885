import { Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import { noCode, temporaryApp } from "../tests/harness/temporary-app.ts";
import { mailing } from "./mail.ts";
import { settingsFrom } from "./settings.ts";
import { makeStacks } from "./stack.ts";

const settings = settingsFrom({
  PHOTOSTACK_TARGET: "aws",
  PHOTOSTACK_DOMAIN: "photos.example",
  PHOTOSTACK_ARGON2_MEMORY_KIB: "131072",
  PHOTOSTACK_ARGON2_PASSES: "4",
  PHOTOSTACK_ALARM_EMAIL: "ops@photos.example",
});

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

let stacks: Stack[];
let template: Template;

beforeAll(() => {
  stacks = Object.values(makeStacks(temporaryApp(), settings, { bundler: noCode }));
  template = Template.fromStack(stacks[0] as Stack);
});

/** Statements of a function's role, by the function's name. */
function statementsOf(functionName: string): Statement[] {
  const functions = Object.values(template.findResources("AWS::Lambda::Function"));
  const found = functions.find(({ Properties }) => Properties.FunctionName === functionName);
  const role = template.findResources("AWS::IAM::Role")[found?.Properties.Role["Fn::GetAtt"][0]];
  return role?.Properties.Policies.flatMap(
    ({ PolicyDocument }: { PolicyDocument: { Statement: Statement[] } }) => PolicyDocument.Statement,
  );
}

const actionsOf = (functionName: string) =>
  statementsOf(functionName)
    .flatMap(({ Action }) => Action)
    .sort();

describe("least privilege", () => {
  test("no function may do everything with anything", () => {
    for (const { Properties } of Object.values(template.findResources("AWS::Lambda::Function"))) {
      for (const { Action, Resource } of statementsOf(Properties.FunctionName)) {
        for (const action of [Action].flat()) expect(action).not.toContain("*");
        if (Resource === "*") expect(Action).toBe("dynamodb:ListStreams");
      }
    }
  });

  test("every right to items names the kinds of items", () => {
    for (const { Properties } of Object.values(template.findResources("AWS::Lambda::Function"))) {
      const items = statementsOf(Properties.FunctionName).filter(({ Action }) =>
        [Action].flat().some((action) => /^dynamodb:.*(Item|Query)/.test(action)),
      );
      for (const { Condition } of items) {
        expect(Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"]).toBeTruthy();
      }
    }
  });

  test("no function may change or remove an entry of the audit log or a link of its chain", () => {
    const changing = /^dynamodb:(UpdateItem|DeleteItem|BatchWriteItem|PartiQL.*)$/;
    const appending: string[] = [];
    for (const { Properties } of Object.values(template.findResources("AWS::Lambda::Function"))) {
      for (const { Action, Condition } of statementsOf(Properties.FunctionName)) {
        const kinds = [Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? []].flat();
        if (!kinds.some((kind) => /^(AUDIT|CHAIN)#/.test(kind))) continue;
        expect([Action].flat().filter((action) => changing.test(action))).toEqual([]);
        if ([Action].flat().includes("dynamodb:PutItem")) appending.push(Properties.FunctionName);
      }
    }
    expect(appending).toContain("photostack-auth-login");
    expect(appending).toContain("photostack-audit-chain-entries");
  });

  test("who opens a session may also note that it lives", () => {
    const may = (name: string, action: string, kind: string) =>
      statementsOf(name).some(
        ({ Action, Condition }) =>
          [Action].flat().includes(`dynamodb:${action}`) &&
          (Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? []).includes(`${kind}#*`),
      );
    const names = Object.values(template.findResources("AWS::Lambda::Function"))
      .map(({ Properties }) => Properties.FunctionName)
      .filter((name) => may(name, "PutItem", "SESSION"));
    expect(names).toContain("photostack-codes-verify-code");
    expect(names.filter((name) => !may(name, "UpdateItem", "ACCESS"))).toEqual([]);
  });

  test("who only reads can't write, and who hashes passwords touches nothing", () => {
    const feed = actionsOf("photostack-feed-get-feed");
    expect(feed).not.toContain("dynamodb:PutItem");
    expect(feed).not.toContain("dynamodb:DeleteItem");
    const updated = statementsOf("photostack-feed-get-feed")
      .filter(({ Action }) => [Action].flat().includes("dynamodb:UpdateItem"))
      .flatMap(({ Condition }) => Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? []);
    expect(updated).toEqual(["RATE#*", "ACCESS#*"]);
    expect(actionsOf("photostack-passwords-password-hasher")).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
  });
});

test("mails are sent as this sender only, or with the one secret that names a server", () => {
  const sending = ({ Action }: Statement) => /^(ses|secretsmanager):/.test(String(Action));
  const statements = statementsOf("photostack-mail-send-mail").filter(sending);
  expect(statements.map(({ Action }) => Action)).toEqual(["ses:SendRawEmail"]);
  expect(JSON.stringify(statements)).toContain(":identity/photos.example");
  const mail = { ...settings.mail, smtpSecret: "photostack/smtp" };
  const other = new Stack(temporaryApp());
  const bySecret = other.resolve(mailing(other, { ...settings, mail }).toStatementJson());
  expect(bySecret.Action).toBe("secretsmanager:GetSecretValue");
  expect(JSON.stringify(bySecret.Resource)).toContain(":secret:photostack/smtp-??????");
});

describe("the bucket", () => {
  test("is private, encrypted, for TLS only, and forgets what nobody came back for", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedOrigins: ["https://photos.example"] })] },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ Prefix: "quarantine/", ExpirationInDays: 15 }),
          Match.objectLike({ Prefix: "exports/", ExpirationInDays: 1 }),
          Match.objectLike({ Prefix: "exports/", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
        ],
      },
    });
    template.hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ]),
      },
    });
  });
});

describe("the WebSocket API", () => {
  const pushing = ({ Action }: Statement) => Action === "execute-api:ManageConnections";

  test("is throttled, and its address is on the web app's own origin, with TLS where that has it", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 },
    });
    template.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: "photostack-realtime-create-ticket",
      Environment: { Variables: Match.objectLike({ REALTIME_URL: "wss://photos.example/realtime" }) },
    });
  });

  test("is logged without tickets, once the gateway may write logs", () => {
    const [stage] = Object.values(template.findResources("AWS::ApiGatewayV2::Stage"));
    const { Format } = stage?.Properties.AccessLogSettings ?? {};
    expect(Object.keys(JSON.parse(Format))).toContain("connection");
    expect(Format).not.toMatch(/query|header|requestOverride/i);
    const [account] = Object.keys(template.findResources("AWS::ApiGateway::Account"));
    expect(stage?.DependsOn).toContain(account);
  });

  test("only who pushes may send to connections and close them, and nobody may look at them", () => {
    const names = Object.values(template.findResources("AWS::Lambda::Function"))
      .map(({ Properties }) => String(Properties.FunctionName))
      .filter((name) => statementsOf(name).some(pushing));
    const expected = ["connect", "push", "receive", "revoke"].map((name) => `photostack-realtime-${name}`);
    expect(names.sort()).toEqual(expected);
    const resources = JSON.stringify(statementsOf("photostack-realtime-push").filter(pushing));
    expect(resources).toContain("realtime/POST/@connections/*");
    expect(resources).toContain("realtime/DELETE/@connections/*");
    expect(resources).not.toContain("GET");
  });

  test("LocalStack has none, and everything else all the same", () => {
    const { photostack } = makeStacks(temporaryApp(), { ...settings, target: "localstack" }, { bundler: noCode });
    const without = Template.fromStack(photostack);
    without.resourceCountIs("AWS::ApiGatewayV2::Api", 0);
    without.hasResourceProperties("AWS::Lambda::Function", { FunctionName: "photostack-realtime-create-ticket" });
    expect(JSON.stringify(without.toJSON())).not.toMatch(/"REALTIME_|ManageConnections/);
  });
});

test("every queue has a dead-letter queue", () => {
  const queues = Object.values(template.findResources("AWS::SQS::Queue"));
  const [dead, living] = [true, false].map((isDead) =>
    queues.filter(({ Properties }) => Properties.QueueName.endsWith("-dlq") === isDead),
  );
  for (const { Properties } of living ?? []) {
    const { QueueName, RedrivePolicy } = Properties;
    const maxReceiveCount = QueueName === "photostack-mail-send-mail" ? 8 : 5;
    expect(RedrivePolicy).toMatchObject({ maxReceiveCount, deadLetterTargetArn: expect.anything() });
    expect(dead?.some((other) => other.Properties.QueueName === `${QueueName}-dlq`)).toBe(true);
  }
});

test("every queue speaks TLS only, and the one for uploads is filled by our bucket besides", () => {
  const policies = Object.values(template.findResources("AWS::SQS::QueuePolicy")).map(({ Properties }) => ({
    queues: (Properties.Queues as { Ref: string }[]).map(({ Ref }) => Ref),
    statements: Properties.PolicyDocument.Statement as (Statement & { Effect: string; Principal: unknown })[],
  }));
  const queues = Object.keys(template.findResources("AWS::SQS::Queue"));
  expect(policies.flatMap(({ queues }) => queues).toSorted()).toEqual(queues.toSorted());
  const others: [readonly string[], Statement][] = [];
  for (const { queues, statements } of policies) {
    const denied = statements.filter(({ Effect }) => Effect === "Deny");
    expect(denied).toMatchObject([
      { Action: "sqs:*", Principal: { AWS: "*" }, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ]);
    for (const statement of statements.filter(({ Effect }) => Effect !== "Deny")) others.push([queues, statement]);
  }
  expect(others).toMatchObject([
    [
      [expect.stringMatching(/^Messagingmediasanitizeupload/)],
      { Action: "sqs:SendMessage", Principal: { Service: "s3.amazonaws.com" } },
    ],
  ]);
});

test("functions know the edge's secret only as a hash, and the template does not know it at all", () => {
  expect(JSON.stringify(template.toJSON())).not.toContain(settings.edgeSecret);
});

test("data outlives the stack", () => {
  template.hasResource("AWS::DynamoDB::Table", {
    DeletionPolicy: "RetainExceptOnCreate",
    Properties: {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    },
  });
});

test("the cost of hashing passwords reaches the function that hashes", () => {
  template.hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: "photostack-passwords-password-hasher",
    Environment: { Variables: Match.objectLike({ ARGON2_MEMORY_KIB: "131072", ARGON2_PASSES: "4" }) },
  });
});

test("settings are refused when they make no sense", () => {
  expect(() => settingsFrom({ PHOTOSTACK_TARGET: "azure" })).toThrow(/embedded, localstack or aws/);
  const onAws = { PHOTOSTACK_TARGET: "aws" };
  expect(() => settingsFrom({ ...onAws, PHOTOSTACK_DOMAIN: "https://photos.example/" })).toThrow(/PHOTOSTACK_DOMAIN/);
  expect(() => settingsFrom({ ...onAws, PHOTOSTACK_ORIGINS: "http://photos.example" })).toThrow(/PHOTOSTACK_DOMAIN/);
  const elsewhere = "arn:aws:acm:eu-central-1:123456789012:certificate/1";
  expect(() => settingsFrom({ ...onAws, PHOTOSTACK_CERTIFICATE_ARN: elsewhere })).toThrow(/us-east-1/);
  expect(settingsFrom(onAws)).toMatchObject({
    origins: ["https://photos.example"],
    mail: { from: "Photostack <hello@photos.example>" },
    env: { region: "us-east-1" },
  });
  expect(() => settingsFrom({ PHOTOSTACK_MAIL_FROM: "two@photos.example, three@photos.example" })).toThrow(/MAIL_FROM/);
  expect(() => settingsFrom({ PHOTOSTACK_ARGON2_MEMORY_KIB: "1024" })).toThrow(/at least 65536/);
  expect(() => settingsFrom({ PHOTOSTACK_ARGON2_PASSES: "many" })).toThrow(/at least 3/);
  expect(() => settingsFrom({ PHOTOSTACK_ALARM_EMAIL: "everybody" })).toThrow(/ALARM_EMAIL/);
  expect(settingsFrom({})).toMatchObject({ target: "embedded", origins: [], argon2: { memoryKib: 65_536, passes: 3 } });
});

test("the policy for passwords is a setting, and the users' secrets have a key of their own", () => {
  expect(() => settingsFrom({ PHOTOSTACK_PASSWORD_POLICY: "none" })).toThrow(/classes or length/);
  template.hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: "photostack-passwords-reset-password",
    Environment: { Variables: Match.objectLike({ PASSWORD_POLICY: "classes" }) },
  });
  const encrypting = (name: string) =>
    statementsOf(name).filter(({ Action }) => [Action].flat().includes("kms:Decrypt"));
  const [seals] = encrypting("photostack-mfa-confirm-totp");
  const [signs] = encrypting("photostack-auth-refresh");
  expect(seals?.Resource).not.toEqual(signs?.Resource);
  expect(encrypting("photostack-passwords-reset-password")).toEqual([]);
  // Who makes a seed can't open any.
  expect(encrypting("photostack-mfa-begin-totp")).toEqual([]);
});
