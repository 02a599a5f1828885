/** A setting of the stack that `npm test` has started. */
function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests run with npm test, which brings up a stack for them`);
  return value;
}

const onLocalstack = process.env.PHOTOSTACK_TEST_TARGET === "localstack";

/** How much longer things may take than on MiniStack: LocalStack does the same, later. */
export const SLOWER = onLocalstack ? 4 : 1;

/** Where the stack under test is. */
export const stack = {
  get api() {
    return given("PHOTOSTACK_TEST_API");
  },
  get origin() {
    return given("PHOTOSTACK_TEST_ORIGIN");
  },
  get engine() {
    return given("PHOTOSTACK_TEST_ENGINE");
  },
  get edgeSecret() {
    return given("PHOTOSTACK_TEST_EDGE_SECRET");
  },
  get outputs(): { TableName: string; MediaBucket: string; Queues: string; RealtimeApi?: string } {
    return JSON.parse(given("PHOTOSTACK_TEST_OUTPUTS"));
  },
  /** Whether it has a WebSocket API; LocalStack keeps those for its paid edition, and the web app polls. */
  get hasRealtime() {
    return Boolean(this.outputs.RealtimeApi);
  },
  /** Whether it refuses what nobody was given a right to; LocalStack keeps that for its paid edition. */
  get enforcesRights() {
    return !onLocalstack;
  },
};

/** An address nobody else has, so that tests don't share limits. */
export function freshAddress(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  return `10.${bytes.join(".")}`;
}
