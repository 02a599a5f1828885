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
}

/** RFC 9106, second recommended option: less is refused. */
const ARGON2_LEAST = { memoryKib: 65_536, passes: 3 } as const;

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
  return {
    target,
    origins,
    mediaEndpoint: env.PHOTOSTACK_MEDIA_ENDPOINT || undefined,
    edgeSecret: env.PHOTOSTACK_EDGE_SECRET || undefined,
    argon2: {
      memoryKib: atLeast(ARGON2_LEAST.memoryKib, "PHOTOSTACK_ARGON2_MEMORY_KIB", env),
      passes: atLeast(ARGON2_LEAST.passes, "PHOTOSTACK_ARGON2_PASSES", env),
    },
  };
}

function atLeast(least: number, name: string, env: NodeJS.ProcessEnv): number {
  const value = Number(env[name] || least);
  if (!Number.isInteger(value) || value < least) throw new Error(`${name} must be a whole number, at least ${least}`);
  return value;
}
