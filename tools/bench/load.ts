import type { TestStack } from "../stack.ts";
import type { Steps } from "../steps.ts";
import { type Answered, ask, type BenchPerson, PASSWORD, percentile, register } from "./people.ts";

const PEOPLE = 80;
const AT_ONCE = 16;
const SECONDS = 6;
const ROUNDS = 2;

type Kind = (stack: TestStack, person: BenchPerson) => Promise<Answered>;

/** What people do most; the first one needs neither an account nor more than one write, and is what the others are held against. */
const kinds = {
  health: (stack) => ask(stack, "/health", {}),
  "own account": (stack, { token }) => ask(stack, "/users/me", { token }),
  feed: (stack, { token }) => ask(stack, "/feed", { token }),
  "sign-in": (stack, { username }) =>
    ask(stack, "/auth/login", { method: "POST", body: { username, password: PASSWORD } }),
} as const satisfies Record<string, Kind>;

export interface Load {
  readonly kind: keyof typeof kinds;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly failed: number;
  /** Requests a second against those of `health` in the same run. */
  readonly share: number;
}

/**
 * How many requests a second the stack answers with sixteen connections, kind
 * by kind and in turns, so that a machine that gets slower is slower for all.
 */
export async function measureLoad(stack: TestStack, steps: Steps): Promise<Load[]> {
  const people = await steps.run(`Registering ${PEOPLE} people`, () => register(stack, PEOPLE));
  const answers = new Map<keyof typeof kinds, Answered[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      const given = await steps.run(`${kind}, round ${round + 1}`, () => run(stack, kinds[kind], people));
      answers.set(kind, [...(answers.get(kind) ?? []), ...given]);
    }
  }
  const rate = (kind: keyof typeof kinds) => (answers.get(kind)?.length ?? 0) / (SECONDS * ROUNDS);
  return [...answers].map(([kind, given]) => ({
    kind,
    perSecond: rate(kind),
    p50: percentile(
      given.map(({ ms }) => ms),
      0.5,
    ),
    p95: percentile(
      given.map(({ ms }) => ms),
      0.95,
    ),
    failed: given.filter(({ status }) => status !== 200).length,
    share: rate(kind) / rate("health"),
  }));
}

/** Lets as many clients as there are connections ask one after the other, each time as somebody else. */
async function run(stack: TestStack, kind: Kind, people: readonly BenchPerson[]): Promise<Answered[]> {
  const until = performance.now() + SECONDS * 1000;
  const given: Answered[] = [];
  let turn = 0;
  const client = async () => {
    while (performance.now() < until) {
      const person = people[turn++ % people.length];
      if (person) given.push(await kind(stack, person));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return given;
}
