import { Arn, ArnFormat, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import {
  Architecture,
  Code,
  FilterCriteria,
  Function as LambdaFunction,
  RecursiveLoop,
  Runtime,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { RouteContract } from "../shared/contract.ts";
import { type Access, access, baseline, remembers, type Secret } from "./access.ts";
import { allow } from "./allow.ts";
import type { Bundles } from "./bundle.ts";
import { mailEnvironment, mailing } from "./mail.ts";
import type { Queues } from "./queues.ts";
import type { Realtime } from "./realtime.ts";
import type { Settings } from "./settings.ts";
import { able } from "./targets.ts";
import { AT_ONCE, resourceName, type ScheduledWorker, type Worker } from "./workers.ts";

/** What functions can be given access to. */
interface Resources {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly signingKey: Key;
  readonly secretsKey: Key;
  readonly queues: Queues;
  /** None where the target has no WebSocket APIs. */
  readonly realtime: Realtime | undefined;
}

interface FunctionsProps extends Resources {
  readonly bundles: Bundles;
  readonly settings: Settings;
  /** The hash by which functions recognize the hop in front. */
  readonly edgeSecretSha256: string | undefined;
}

/** What a target runs functions on. */
export function execution(settings: Settings): { readonly runtime: Runtime; readonly architecture: Architecture } {
  const { node24, platform } = able(settings);
  return {
    runtime: node24 ? Runtime.NODEJS_24_X : Runtime.NODEJS_22_X,
    architecture: platform().cpu === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
  };
}

const PASSWORD_HASHER = "passwords/password-hasher";
const LOCAL_CONCURRENCY = 2;
const ROUTE_MEMORY = 512;
const WORKER_MEMORY = 256;
const TIMEOUT_SECONDS = 10;

const READ = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
const WRITE = [
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
];

/** Kinds of items whose changes have consequences; the others' never wake the dispatcher. */
export const STREAMED_KINDS = [
  ...["AUDIT", "AUTHOR", "BLOCK", "COMMENT", "EXPORT", "FOLLOWING", "LETTER", "LIKE", "NOTIFICATION", "POST"],
  ...["REQUEST", "TAGGED", "UPLOAD", "USER"],
];
const prefix = (kind: string) => ({ prefix: `${kind}#` });

/** Kinds of items that have one partition only. */
const SINGLE_PARTITIONS = new Set(["DELETIONS", "KEYS", "SIGNING_KEY", "STAFF"]);

/** Makes the Lambda functions, each with a role of its own that allows what `access.ts` says. */
export class Functions extends Construct {
  readonly #props: FunctionsProps;
  readonly #logs: LogGroup;

  constructor(scope: Construct, props: FunctionsProps) {
    super(scope, "Functions");
    this.#props = props;
    const { keepsData } = able(props.settings);
    this.#logs = new LogGroup(this, "Logs", {
      logGroupName: "/photostack/functions",
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
  }

  /** The function of a route: counts its callers besides what it does itself. */
  route({ feature, name: route, caller, idempotent }: RouteContract): LambdaFunction {
    const name = `${feature}/${route}`;
    const counting = caller === "anyone" ? baseline.anyone : baseline.caller;
    return this.#make({ name, memory: ROUTE_MEMORY }, [counting, access[name] ?? {}, idempotent ? remembers : {}]);
  }

  /** A function that is called, by others or by the gateway. */
  worker(worker: Worker): LambdaFunction {
    return this.#make(worker, [access[worker.name] ?? {}]);
  }

  /** A function that is called every so often. */
  scheduledWorker({ every, ...worker }: ScheduledWorker): void {
    new Rule(this, `${worker.name}-schedule`, {
      description: `Calls ${resourceName(worker.name)}`,
      schedule: Schedule.rate(Duration.hours(every)),
      targets: [new LambdaTarget(this.worker(worker))],
    });
  }

  /** A function that works off the queue of its name. */
  queueWorker(worker: Worker): void {
    const queue = this.#props.queues.of(worker.name);
    const putOff = worker.backsOff ? ["sqs:ChangeMessageVisibility"] : [];
    const actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", ...putOff];
    const consume = allow(actions, [queue.queueArn]);
    const { concurrency } = able(this.#props.settings);
    const maxConcurrency = concurrency ? (worker.maxConcurrency ?? AT_ONCE) : LOCAL_CONCURRENCY;
    this.#make(worker, [access[worker.name] ?? {}], [consume]).addEventSourceMapping("Queue", {
      eventSourceArn: queue.queueArn,
      batchSize: worker.batch ?? 1,
      reportBatchItemFailures: true,
      // AWS asks for a window as soon as a batch is larger than what one receive gets.
      ...((worker.batch ?? 1) > 10 ? { maxBatchingWindow: Duration.seconds(1) } : {}),
      maxConcurrency,
    });
  }

  /** The function that reads the table's stream; what it fails at for good is noted in `deadLetters`. */
  streamWorker(worker: Worker, deadLetters: Queue): void {
    const streamArn = this.#props.table.tableStreamArn ?? "";
    const consume = [
      allow(["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], [streamArn]),
      allow(["dynamodb:ListStreams"], ["*"]),
      allow(["sqs:SendMessage"], [deadLetters.queueArn]),
    ];
    this.#make(worker, [access[worker.name] ?? {}], consume).addEventSourceMapping("Stream", {
      eventSourceArn: streamArn,
      batchSize: worker.batch ?? 1,
      startingPosition: StartingPosition.TRIM_HORIZON,
      bisectBatchOnError: true,
      // Tried as long as a failure may last that people have to mend; one bad record must not hold up others for a day.
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { pk: { S: STREAMED_KINDS.map(prefix) } } } })],
      onFailure: new SqsDlq(deadLetters),
    });
  }

  #make(
    { name, memory = WORKER_MEMORY, timeout = TIMEOUT_SECONDS, backsOff = false, reserved }: Worker,
    rights: readonly Access[],
    more: readonly PolicyStatement[] = [],
  ): LambdaFunction {
    const { bundles, settings, edgeSecretSha256 } = this.#props;
    const { concurrency } = able(settings);
    const role = new Role(this, `${name}-role`, {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: {
        Access: new PolicyDocument({ statements: [this.#logging(), ...this.#statements(rights), ...more] }),
      },
    });
    return new LambdaFunction(this, name, {
      functionName: resourceName(name),
      code: Code.fromAsset(bundles.folder(name)),
      handler: "index.handler",
      ...execution(settings),
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      role: role.withoutPolicyUpdates(),
      logGroup: this.#logs,
      ...(concurrency && reserved ? { reservedConcurrentExecutions: reserved } : {}),
      // A fan-out continues itself on its own queue; AWS would take many rounds for a loop.
      ...(access[name]?.sends?.includes(name) ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
      environment: {
        // On a laptop a hundred processes share its memory: half of what each takes would be room for young objects.
        NODE_OPTIONS: concurrency ? "--enable-source-maps" : "--enable-source-maps --max-semi-space-size=1",
        PHOTOSTACK_TARGET: settings.target,
        TABLE_NAME: this.#props.table.tableName,
        ALLOWED_ORIGINS: settings.origins.join(","),
        ...(edgeSecretSha256 ? { EDGE_SECRET_SHA256: edgeSecretSha256 } : {}),
        ...(name === PASSWORD_HASHER
          ? { ARGON2_MEMORY_KIB: String(settings.argon2.memoryKib), ARGON2_PASSES: String(settings.argon2.passes) }
          : {}),
        ...(backsOff ? { [variable("QUEUE", name)]: this.#props.queues.of(name).queueUrl } : {}),
        ...this.#environment(rights),
      },
    });
  }

  #environment(rights: readonly Access[]): Record<string, string> {
    const { bucket, queues, realtime, signingKey, secretsKey, settings } = this.#props;
    const sends = rights.flatMap(({ sends = [] }) => sends);
    const calls = rights.flatMap(({ calls = [] }) => calls);
    const mails = rights.some(({ mails }) => mails);
    return {
      ...(rights.some((right) => right.bucket) ? { MEDIA_BUCKET: bucket.bucketName } : {}),
      ...(rights.some((right) => right.bucket) && settings.mediaEndpoint
        ? { MEDIA_ENDPOINT: settings.mediaEndpoint }
        : {}),
      ...(rights.some(({ signs }) => signs) ? { SIGNING_KMS_KEY: signingKey.keyArn } : {}),
      ...(rights.some(({ seals, opens }) => seals || opens) ? { SECRETS_KMS_KEY: secretsKey.keyArn } : {}),
      ...(rights.some(({ setsPasswords }) => setsPasswords) ? { PASSWORD_POLICY: settings.passwordPolicy } : {}),
      ...(rights.some(({ setsBackends }) => setsBackends) && settings.plainHttpBackends
        ? { PLAIN_HTTP_BACKENDS: "allowed" }
        : {}),
      ...(mails ? mailEnvironment(settings) : {}),
      ...(realtime && rights.some(({ pushes }) => pushes) ? { REALTIME_ENDPOINT: realtime.endpoint } : {}),
      ...(realtime && rights.some(({ invites }) => invites) ? { REALTIME_URL: realtime.url } : {}),
      ...Object.fromEntries(sends.map((name) => [variable("QUEUE", name), queues.of(name).queueUrl])),
      ...Object.fromEntries(calls.map((name) => [variable("FUNCTION", name), resourceName(name)])),
    };
  }

  #logging(): PolicyStatement {
    return allow(["logs:CreateLogStream", "logs:PutLogEvents"], [`${this.#logs.logGroupArn}:*`]);
  }

  #statements(rights: readonly Access[]): PolicyStatement[] {
    return rights.flatMap((right) => [
      ...this.#items(READ, right.reads),
      ...this.#items(WRITE, right.writes),
      ...this.#items(["dynamodb:PutItem"], right.appends),
      ...this.#items(["dynamodb:UpdateItem"], right.updates),
      ...this.#items(["dynamodb:ConditionCheckItem"], right.checks),
      ...this.#objects(right.bucket),
      ...(right.sends
        ? [
            allow(
              able(this.#props.settings).batchSendingIsAnAction
                ? ["sqs:SendMessage", "sqs:SendMessageBatch"]
                : ["sqs:SendMessage"],
              right.sends.map((name) => this.#props.queues.of(name).queueArn),
            ),
          ]
        : []),
      ...(right.calls
        ? [
            allow(
              ["lambda:InvokeFunction"],
              right.calls.map((name) => functionArn(this, name)),
            ),
          ]
        : []),
      ...(right.signs ? [encryption(this.#props.signingKey, ["Encrypt", "Decrypt"], "access-token-signing")] : []),
      ...(right.seals ?? []).map((secret) => encryption(this.#props.secretsKey, sealing[secret], secret)),
      ...(right.opens ?? []).map((secret) => encryption(this.#props.secretsKey, ["Decrypt"], secret)),
      ...(right.pushes && this.#props.realtime ? [this.#props.realtime.pushing] : []),
      ...(right.mails ? [mailing(this, this.#props.settings)] : []),
    ]);
  }

  /** Item-level rights: the condition holds for the partition keys a request names. */
  #items(actions: string[], kinds: readonly string[] = []): PolicyStatement[] {
    if (kinds.length === 0) return [];
    const partitions = [...new Set(kinds)].map((kind) => (SINGLE_PARTITIONS.has(kind) ? kind : `${kind}#*`));
    const conditions = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } };
    return [allow(actions, [this.#props.table.tableArn], conditions)];
  }

  #objects({ reads = [], writes = [], erases = [] }: NonNullable<Access["bucket"]> = {}): PolicyStatement[] {
    const { bucketArn } = this.#props.bucket;
    const objects = (folders: readonly string[]) => folders.map((folder) => `${bucketArn}/${folder}/*`);
    const prefixes = erases.map((folder) => `${folder}/*`);
    return [
      ...(reads.length > 0 ? [allow(["s3:GetObject"], objects(reads))] : []),
      ...(writes.length > 0 ? [allow(["s3:PutObject"], objects(writes))] : []),
      ...(erases.length > 0
        ? [
            allow(["s3:DeleteObject"], objects(erases)),
            allow(["s3:ListBucket"], [bucketArn], { StringLike: { "s3:prefix": prefixes } }),
          ]
        : []),
    ];
  }
}

/** How each secret is encrypted: what is long under a data key of its own. */
const sealing: Readonly<Record<Secret, readonly string[]>> = {
  totp: ["Encrypt"],
  "backend-token": ["GenerateDataKey"],
};

function encryption(key: Key, actions: readonly string[], purpose: string): PolicyStatement {
  return allow(
    actions.map((action) => `kms:${action}`),
    [key.keyArn],
    // IfExists: MiniStack doesn't know the key. A ciphertext opens with its own context only, anyway.
    { StringEqualsIfExists: { "kms:EncryptionContext:purpose": purpose } },
  );
}

/** ARN of a function by its name, wherever in the account it was made. */
export function functionArn(scope: Construct, name: string): string {
  return Arn.format(
    {
      service: "lambda",
      resource: "function",
      resourceName: resourceName(name),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    },
    Stack.of(scope),
  );
}

const variable = (kind: string, name: string) => `${kind}_${name.replaceAll(/\W/g, "_").toUpperCase()}`;
