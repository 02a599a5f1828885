import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { settingsFrom } from "../infra/settings.ts";
import { able, type Target } from "../infra/targets.ts";
import { HotChanges } from "./dev/hot-changes.ts";
import { credentials, region, stackVersion } from "./engine/stack-version.ts";
import { verifySender } from "./engine/verify-sender.ts";
import { environment, mustExecute } from "./execute.ts";
import { inputHash } from "./inputs.ts";
import { readJson } from "./json-file.ts";
import { keptDirectory, root } from "./project.ts";
import { Failure, type Step } from "./steps.ts";

/** Data and functions; the API in front of them; what watches both. */
const STACKS = ["Photostack", "PhotostackApi", "PhotostackObservability"];
/** And the domain in front of all, where AWS is. */
const stacksOf = (target: Target) => (able({ target }).edge ? [...STACKS, "PhotostackWeb"] : STACKS);
/** The one account the engines have. */
const ACCOUNT = `aws://000000000000/${region}`;
const SOURCES = ["infra/**", "functions/**", "shared/**", "package-lock.json", "cdk.json", "tsconfig.json"];

/** What the stack tells about itself. */
export interface Outputs {
  readonly ApiId: string;
  readonly TableName: string;
  readonly MediaBucket: string;
  /** JSON array of queue names; each dead-letter queue is that name and `-dlq`. */
  readonly Queues: string;
  /** The WebSocket API's id and stage; none where there is no such API. */
  readonly RealtimeApi?: string;
  readonly [name: string]: string | undefined;
}

export interface DeployOptions {
  readonly target: Target;
  /** The engine's address; none on AWS. */
  readonly engineUrl?: string | undefined;
  /** Where the web app is served from. */
  readonly origins: readonly string[];
  /** Where the browser sends pictures to. */
  readonly mediaEndpoint?: string | undefined;
  /** None where AWS makes it. */
  readonly edgeSecret?: string;
  /** Where the assembly, the log and the record of the last deployment are kept. */
  readonly directory: string;
  readonly signal?: AbortSignal | undefined;
}

/** The last successful deployment. */
interface Deployment {
  readonly inputs: string;
  readonly version: string;
  readonly outputs: Outputs;
}

/** The secret by which the API knows its own gateway: made once for an installation. */
export function edgeSecret(directory = keptDirectory): string {
  const file = join(directory, "edge-secret");
  try {
    return readFileSync(file, "utf8");
  } catch {
    mkdirSync(directory, { recursive: true });
    const secret = randomBytes(32).toString("hex");
    writeFileSync(file, secret, { mode: 0o600 });
    return secret;
  }
}

/**
 * Deploys the stack unless just this one is already there.
 * @param step told what happened
 */
export async function deploy(options: DeployOptions, step: Step): Promise<Outputs> {
  const { engineUrl, directory } = options;
  const settings = settingsOf(options);
  const inputs = await inputHash(root, SOURCES, settings);
  const record = join(directory, "deployment.json");
  const version = engineUrl ? await deployedVersion(engineUrl) : null;
  const last = readJson<Deployment>(record);
  const hotChanges = new HotChanges(directory);
  if (version && last?.version === version && last.inputs === inputs && !hotChanges.any) {
    step.title("The deployed stack is up to date");
    return last.outputs;
  }
  const outputs = await runCdk(options, cdkEnvironment(options), step);
  if (engineUrl) {
    await hotChanges.undo(engineUrl, join(directory, "cdk.out", "bundles"));
    await verifySender(engineUrl, settingsFrom(settings).mail.from);
    const deployed: Deployment = { inputs, version: (await deployedVersion(engineUrl)) ?? "", outputs };
    writeFileSync(record, JSON.stringify(deployed, null, 2), { mode: 0o600 });
  }
  return outputs;
}

/** What `infra/settings.ts` reads. */
function settingsOf(options: DeployOptions) {
  return {
    PHOTOSTACK_TARGET: options.target,
    PHOTOSTACK_ORIGINS: options.origins.join(","),
    PHOTOSTACK_MEDIA_ENDPOINT: options.mediaEndpoint ?? "",
    PHOTOSTACK_EDGE_SECRET: options.edgeSecret ?? "",
    PHOTOSTACK_ARGON2_MEMORY_KIB: process.env.PHOTOSTACK_ARGON2_MEMORY_KIB ?? "",
    PHOTOSTACK_ARGON2_PASSES: process.env.PHOTOSTACK_ARGON2_PASSES ?? "",
    PHOTOSTACK_PASSWORD_POLICY: process.env.PHOTOSTACK_PASSWORD_POLICY ?? "",
    PHOTOSTACK_MAIL_FROM: process.env.PHOTOSTACK_MAIL_FROM ?? "",
    PHOTOSTACK_SMTP_SECRET: process.env.PHOTOSTACK_SMTP_SECRET ?? "",
    PHOTOSTACK_ALARM_EMAIL: process.env.PHOTOSTACK_ALARM_EMAIL ?? "",
    PHOTOSTACK_DOMAIN: process.env.PHOTOSTACK_DOMAIN ?? "",
    PHOTOSTACK_CERTIFICATE_ARN: process.env.PHOTOSTACK_CERTIFICATE_ARN ?? "",
    PHOTOSTACK_HOSTED_ZONE_ID: process.env.PHOTOSTACK_HOSTED_ZONE_ID ?? "",
    PHOTOSTACK_EDGE_GENERATION: process.env.PHOTOSTACK_EDGE_GENERATION ?? "",
  };
}

/** What the CDK is told of a deployment, and where it is to go. */
export function cdkEnvironment(options: DeployOptions): NodeJS.ProcessEnv {
  const { engineUrl } = options;
  return environment({ ...settingsOf(options), ...(engineUrl ? engineEnvironment(engineUrl) : {}) });
}

/** Names what is deployed on an engine; null unless all of it is there and in order. */
async function deployedVersion(engineUrl: string): Promise<string | null> {
  const versions = await Promise.all(STACKS.map((stack) => stackVersion(engineUrl, stack)));
  return versions.every((version) => version !== null) ? versions.join("\n") : null;
}

async function runCdk(options: DeployOptions, env: NodeJS.ProcessEnv, step: Step): Promise<Outputs> {
  const { engineUrl, directory, signal } = options;
  const stacks = stacksOf(options.target);
  const log = join(directory, "deploy.log");
  const assembly = join(directory, "cdk.out");
  const outputsFile = join(directory, "outputs.json");
  mkdirSync(directory, { recursive: true });
  for (const old of [log, outputsFile]) rmSync(old, { force: true });
  const cdk = (cwd: string, failure: string, ...args: string[]) =>
    mustExecute("cdk", [...args, "--no-color", "--no-notices", "--ci"], { cwd, log, env, signal, failure, tied: true });

  const unprepared = "The account could not be prepared for CDK.";
  const synthesize = () =>
    cdk(root, "The stack could not be synthesized.", "synth", ...stacks, "--quiet", "--output", assembly);
  const bootstrapEngine = async (url: string) => {
    if (await stackVersion(url, "CDKToolkit")) return;
    // Where no cdk.json is: otherwise the app would be synthesized once more.
    await cdk(directory, unprepared, "bootstrap", ACCOUNT);
  };
  if (engineUrl) await Promise.all([synthesize(), bootstrapEngine(engineUrl)]);
  else {
    await synthesize();
    await cdk(root, unprepared, "bootstrap", "--app", assembly);
  }
  const deployment = ["--require-approval", "never", "--progress", "events", "--outputs-file", outputsFile];
  await cdk(root, "The stack could not be deployed.", "deploy", ...stacks, "--app", assembly, ...deployment);
  const told = readJson<Record<string, Outputs>>(outputsFile) ?? {};
  if (stacks.some((stack) => !told[stack]))
    throw new Failure(`The stack was deployed but has no outputs: ${log} says why.`);
  step.title(`Deploying ${countFunctions(assembly)} functions`);
  return Object.assign({}, ...Object.values(told)) as Outputs;
}

function engineEnvironment(url: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // The user's own profile must not turn a local deployment into one on AWS.
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    CDK_DISABLE_CLI_TELEMETRY: "true",
  };
}

function countFunctions(assembly: string): number {
  const template = readJson<{ Resources: Record<string, { Type: string }> }>(
    join(assembly, `${STACKS[0]}.template.json`),
  );
  return Object.values(template?.Resources ?? {}).filter(({ Type }) => Type === "AWS::Lambda::Function").length;
}
