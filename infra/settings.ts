import { CliCredentialsStackSynthesizer, type IStackSynthesizer, type StackProps } from "aws-cdk-lib";
import { type PasswordPolicy, passwordPolicies } from "../shared/password-policy.ts";

/** Where the stack runs: in the embedded emulator, in LocalStack, or in the real cloud. */
export type Target = "embedded" | "localstack" | "aws";

/** What differs between deployments; everything else is in the code. */
export interface Settings {
  readonly target: Target;
  /** Web origins that may call the API from a browser. */
  readonly origins: readonly string[];
  /** Address under which browsers reach the bucket; S3's own when left out. */
  readonly mediaEndpoint: string | undefined;
  /** Secret by which the hop in front of the API proves itself. */
  readonly edgeSecret: string | undefined;
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
const LOCAL_SENDER = "Photostack <hello@photostack.localhost>";

/** Reads the settings that the deploy command hands over. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const target = env.PHOTOSTACK_TARGET ?? "embedded";
  if (target !== "embedded" && target !== "localstack" && target !== "aws") {
    throw new Error(`PHOTOSTACK_TARGET must be embedded, localstack or aws, not ${target}`);
  }
  const origins = (env.PHOTOSTACK_ORIGINS ?? "").split(",").filter(Boolean);
  if (target === "aws" && origins.length === 0) {
    throw new Error("PHOTOSTACK_ORIGINS must name the web app's origin, as in https://photos.example");
  }
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
    edgeSecret: env.PHOTOSTACK_EDGE_SECRET || undefined,
    argon2: {
      memoryKib: atLeast(ARGON2_LEAST.memoryKib, "PHOTOSTACK_ARGON2_MEMORY_KIB", env),
      passes: atLeast(ARGON2_LEAST.passes, "PHOTOSTACK_ARGON2_PASSES", env),
    },
    plainHttpBackends: env.PHOTOSTACK_PLAIN_HTTP_BACKENDS === "allowed",
    mail: { from: senderFrom(env, target), smtpSecret: env.PHOTOSTACK_SMTP_SECRET || undefined },
    alarmEmail: alarmEmailFrom(env),
  };
}

const isPolicy = (name: string): name is PasswordPolicy => Object.hasOwn(passwordPolicies, name);
function senderFrom({ PHOTOSTACK_MAIL_FROM: from }: NodeJS.ProcessEnv, target: Target): string {
  const sender = from || (target === "aws" ? "" : LOCAL_SENDER);
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

/** How a target's stacks are handed over: the bootstrapped roles may reach their bucket over HTTPS only, which the emulators don't speak. */
export const synthesis = ({ target }: Settings): Pick<StackProps, "synthesizer"> =>
  target === "aws" ? {} : { synthesizer: new CliCredentialsStackSynthesizer() as unknown as IStackSynthesizer };

/** The domain of a sender. */
export const domainOf = (sender: string) => sender.replace(/^.*@|>$/g, "");

function atLeast(least: number, name: string, env: NodeJS.ProcessEnv): number {
  const value = Number(env[name] || least);
  if (!Number.isInteger(value) || value < least) throw new Error(`${name} must be a whole number, at least ${least}`);
  return value;
}
