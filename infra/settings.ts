import {
  type App,
  CliCredentialsStackSynthesizer,
  type Environment,
  type IStackSynthesizer,
  type StackProps,
} from "aws-cdk-lib";
import { type PasswordPolicy, passwordPolicies } from "../shared/password-policy.ts";
import { able, isTarget, type Target } from "./targets.ts";

/** What differs between deployments; everything else is in the code. */
export interface Settings {
  readonly target: Target;
  /** Web origins that may call the API from a browser. */
  readonly origins: readonly string[];
  /** Address under which browsers reach the bucket; S3's own when left out. */
  readonly mediaEndpoint: string | undefined;
  /** Secret by which the hop in front of the API proves itself; where CloudFront is that hop, AWS makes it. */
  readonly edgeSecret: string | undefined;
  readonly edge: {
    /** Which secret CloudFront proves itself by: one more makes a new one (docs/deploy-to-aws.md). */
    readonly generation: number;
    /** A certificate for the web app's domain, in us-east-1; by default one is made, with proof by DNS. */
    readonly certificateArn: string | undefined;
    /** The Route 53 zone that holds the domain; without it the records are made by hand. */
    readonly hostedZoneId: string | undefined;
  };
  /** Where stacks are made on AWS; the emulators have one place. */
  readonly env: Environment;
  /** Cost of hashing a password; hashes of another cost are replaced at the next sign-in. */
  readonly argon2: { readonly memoryKib: number; readonly passes: number };
  /** Rules for new passwords. */
  readonly passwordPolicy: PasswordPolicy;
  /** Whether people's backends may be called without encryption from elsewhere than this machine. */
  readonly plainHttpBackends: boolean;
  readonly mail: {
    /** Sender of all mails, as in `Photostack <hello@photos.example>`. */
    readonly from: string;
    /** Name of the secret with the `smtp(s)://` address of a server; by default SES sends. */
    readonly smtpSecret: string | undefined;
  };
  /** Whom alarms are mailed to; without it they are only seen. */
  readonly alarmEmail: string | undefined;
}

/** RFC 9106, second recommended option: less is refused. */
const ARGON2_LEAST = { memoryKib: 65_536, passes: 3 } as const;
/** CloudFront takes certificates and firewalls from here only, wherever else everything is. */
export const EDGE_REGION = "us-east-1";
/** Reserved for examples: so that all stacks can be looked at before there is a domain, and never be mistaken for one. */
export const STAND_IN_DOMAIN = "photos.example";
const LOCAL_SENDER = "Photostack <hello@photostack.localhost>";

/** Settings that can also be given as `-c name=value`, by the name of their variable. */
const inContext = {
  target: "PHOTOSTACK_TARGET",
  domain: "PHOTOSTACK_DOMAIN",
  origins: "PHOTOSTACK_ORIGINS",
  certificateArn: "PHOTOSTACK_CERTIFICATE_ARN",
  hostedZoneId: "PHOTOSTACK_HOSTED_ZONE_ID",
  edgeGeneration: "PHOTOSTACK_EDGE_GENERATION",
  mediaEndpoint: "PHOTOSTACK_MEDIA_ENDPOINT",
  mailFrom: "PHOTOSTACK_MAIL_FROM",
  smtpSecret: "PHOTOSTACK_SMTP_SECRET",
  alarmEmail: "PHOTOSTACK_ALARM_EMAIL",
  passwordPolicy: "PHOTOSTACK_PASSWORD_POLICY",
  argon2MemoryKib: "PHOTOSTACK_ARGON2_MEMORY_KIB",
  argon2Passes: "PHOTOSTACK_ARGON2_PASSES",
  plainHttpBackends: "PHOTOSTACK_PLAIN_HTTP_BACKENDS",
} as const;

/** The environment with what the app's context says; two that say different things are one too many. */
export function withContext(app: App, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const merged = { ...env };
  for (const [name, variable] of Object.entries(inContext)) {
    const given: unknown = app.node.tryGetContext(name);
    if (given === undefined) continue;
    if (env[variable] && env[variable] !== String(given)) {
      throw new Error(`-c ${name}=${given} and ${variable}=${env[variable]} contradict each other: give one of them`);
    }
    merged[variable] = String(given);
  }
  return merged;
}

/** Reads the settings that the deploy command hands over. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const target = env.PHOTOSTACK_TARGET || "embedded";
  if (!isTarget(target)) throw new Error(`PHOTOSTACK_TARGET must be embedded, localstack or aws, not ${target}`);
  const origins = originsFrom(env, target);
  const passwordPolicy = env.PHOTOSTACK_PASSWORD_POLICY || "classes";
  if (!isPolicy(passwordPolicy)) {
    throw new Error(
      `PHOTOSTACK_PASSWORD_POLICY must be ${Object.keys(passwordPolicies).join(" or ")}, not ${passwordPolicy}`,
    );
  }
  return {
    target,
    passwordPolicy,
    origins,
    mediaEndpoint: env.PHOTOSTACK_MEDIA_ENDPOINT || undefined,
    edgeSecret: able({ target }).edge ? undefined : env.PHOTOSTACK_EDGE_SECRET || undefined,
    edge: {
      generation: atLeast(1, "PHOTOSTACK_EDGE_GENERATION", env),
      certificateArn: certificateFrom(env),
      hostedZoneId: env.PHOTOSTACK_HOSTED_ZONE_ID || undefined,
    },
    env: able({ target }).edge
      ? {
          ...(env.CDK_DEFAULT_ACCOUNT ? { account: env.CDK_DEFAULT_ACCOUNT } : {}),
          region: env.CDK_DEFAULT_REGION || EDGE_REGION,
        }
      : {},
    argon2: {
      memoryKib: atLeast(ARGON2_LEAST.memoryKib, "PHOTOSTACK_ARGON2_MEMORY_KIB", env),
      passes: atLeast(ARGON2_LEAST.passes, "PHOTOSTACK_ARGON2_PASSES", env),
    },
    plainHttpBackends: env.PHOTOSTACK_PLAIN_HTTP_BACKENDS === "allowed",
    mail: { from: senderFrom(env, origins), smtpSecret: env.PHOTOSTACK_SMTP_SECRET || undefined },
    alarmEmail: alarmEmailFrom(env),
  };
}

const isPolicy = (name: string): name is PasswordPolicy => Object.hasOwn(passwordPolicies, name);

function originsFrom({ PHOTOSTACK_ORIGINS, PHOTOSTACK_DOMAIN: domain }: NodeJS.ProcessEnv, target: Target): string[] {
  const origins = (PHOTOSTACK_ORIGINS ?? "").split(",").filter(Boolean);
  if (!able({ target }).edge) return origins;
  const given = origins.length > 0 ? origins : [`https://${domain || STAND_IN_DOMAIN}`];
  if (!/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(given[0] ?? "")) {
    throw new Error("PHOTOSTACK_DOMAIN must be the web app's domain, as in photos.example.com, without https:// or /");
  }
  if (domain && given[0] !== `https://${domain}`) {
    throw new Error(`PHOTOSTACK_ORIGINS must begin with https://${domain}, or PHOTOSTACK_DOMAIN be left out`);
  }
  return given;
}

function certificateFrom({ PHOTOSTACK_CERTIFICATE_ARN: arn }: NodeJS.ProcessEnv): string | undefined {
  if (arn && !/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/\S+$/.test(arn)) {
    throw new Error("PHOTOSTACK_CERTIFICATE_ARN must be a certificate in us-east-1, where CloudFront looks for it");
  }
  return arn || undefined;
}

function senderFrom({ PHOTOSTACK_MAIL_FROM: from }: NodeJS.ProcessEnv, origins: readonly string[]): string {
  const [origin] = origins;
  const sender = from || (origin?.startsWith("https://") ? `Photostack <hello@${domainOf(origin)}>` : LOCAL_SENDER);
  if (!/^([^<>@]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(sender)) {
    throw new Error("PHOTOSTACK_MAIL_FROM must be the sender of mails, as in Photostack <hello@photos.example>");
  }
  return sender;
}

function alarmEmailFrom({ PHOTOSTACK_ALARM_EMAIL: email }: NodeJS.ProcessEnv): string | undefined {
  if (email && !/^[^<>@\s]+@[^<>@\s]+$/.test(email)) {
    throw new Error("PHOTOSTACK_ALARM_EMAIL must be an address that alarms are mailed to, as in ops@photos.example");
  }
  return email || undefined;
}

/** What all stacks of a target have in common: where they are made, how they are handed over, whether they can be deleted. */
export function common(settings: Settings): StackProps {
  const { bootstrapRoles, keepsData } = able(settings);
  return {
    env: settings.env,
    // Its costs are found by the tag, and whose a resource is.
    ...(keepsData ? { terminationProtection: true, tags: { app: "photostack" } } : {}),
    // The bootstrapped roles may reach their bucket over HTTPS only.
    ...(bootstrapRoles ? {} : { synthesizer: new CliCredentialsStackSynthesizer() as unknown as IStackSynthesizer }),
  };
}

/** The domain of a sender or an origin. */
export const domainOf = (name: string) => name.replace(/^.*(@|\/\/)|>$/g, "");

function atLeast(least: number, name: string, env: NodeJS.ProcessEnv): number {
  const value = Number(env[name] || least);
  if (!Number.isInteger(value) || value < least) throw new Error(`${name} must be a whole number, at least ${least}`);
  return value;
}
