/** Where the stack runs: in the embedded emulator, in LocalStack, or in the real cloud. */
export type Target = "embedded" | "localstack" | "aws";

/** What a target has and is asked for. Everything that differs between targets is decided by one of these. */
export interface Abilities {
  /** WebSocket APIs; without one the web app polls. */
  readonly realtime: boolean;
  /** CloudFront, WAF and certificates in front; elsewhere the local gateway (`tools/gateway`) is the one origin. */
  readonly edge: boolean;
  /** Dashboards of CloudWatch. */
  readonly dashboard: boolean;
  /** Alarms by metric math. */
  readonly metricMath: boolean;
  /** Mail identities as resources. */
  readonly mailIdentity: boolean;
  /** TLS everywhere; the emulators speak plain HTTP on the loopback interface. */
  readonly tls: boolean;
  /** Data outlives the stack: it is recoverable to the second, and nothing deletes it by mistake. */
  readonly keepsData: boolean;
  /** Reserved concurrency, and workers that run beside themselves: on a laptop each invocation at once is a process. */
  readonly concurrency: boolean;
  /** Roles made by `cdk bootstrap`, which reach their bucket over TLS only. */
  readonly bootstrapRoles: boolean;
  /** The id of an API is given by a tag, so that its address stays the same over deployments. */
  readonly fixedApiIds: boolean;
  /** A right of its own for `SendMessageBatch`, which MiniStack asks for and AWS does not know. */
  readonly batchSendingIsAnAction: boolean;
  /** Node's newest long-term release; MiniStack and LocalStack 4.14 know 22 at most. */
  readonly node24: boolean;
  /** Whose processor and system the functions run on. */
  readonly platform: () => { readonly os: string; readonly cpu: string };
}

const emulated = {
  edge: false,
  metricMath: false,
  mailIdentity: false,
  tls: false,
  keepsData: false,
  concurrency: false,
  bootstrapRoles: false,
  fixedApiIds: true,
  batchSendingIsAnAction: true,
  node24: false,
} as const;

export const abilities: Readonly<Record<Target, Abilities>> = {
  embedded: {
    ...emulated,
    realtime: true,
    dashboard: true,
    platform: () => ({ os: process.platform, cpu: process.arch }),
  },
  localstack: {
    ...emulated,
    // Part of its paid edition.
    realtime: false,
    dashboard: false,
    platform: () => ({ os: "linux", cpu: process.arch }),
  },
  aws: {
    realtime: true,
    edge: true,
    dashboard: true,
    metricMath: true,
    mailIdentity: true,
    tls: true,
    keepsData: true,
    concurrency: true,
    bootstrapRoles: true,
    fixedApiIds: false,
    batchSendingIsAnAction: false,
    node24: true,
    // A fifth cheaper than x86 for the same work.
    platform: () => ({ os: "linux", cpu: "arm64" }),
  },
};

/** What the target of some settings has. */
export const able = ({ target }: { readonly target: Target }): Abilities => abilities[target];

export const isTarget = (name: string): name is Target => Object.hasOwn(abilities, name);
