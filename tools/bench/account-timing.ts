import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { TestStack } from "../stack.ts";
import type { Steps } from "../steps.ts";
import { addressOf, ask, percentile, register, somebody } from "./people.ts";

/** Tries of each kind; each is about an account that nobody else tries, so that no limit is met. */
const TRIES = 200;

/** What is asked about somebody, whether they have an account or not. */
const questions = {
  "sign-in": (name: string) => ["/auth/login", { username: name, password: "Wrong-Harbour-7" }],
  "sign-in by address": (name: string) => ["/auth/login", { username: addressOf(name), password: "Wrong-Harbour-7" }],
  "forgotten password": (name: string) => ["/auth/password/forgot", { email: addressOf(name) }],
  "code by mail": (name: string) => ["/auth/otp/request", { email: addressOf(name) }],
  "wrong code": (name: string) => [
    "/auth/otp/verify",
    { email: addressOf(name), code: "12345678", request_token: "A".repeat(43) },
  ],
} as const satisfies Record<string, (name: string) => readonly [path: string, body: object]>;
export type Question = keyof typeof questions;

export interface Timing {
  readonly question: Question;
  /** Medians in milliseconds. */
  readonly known: number;
  readonly unknown: number;
  /** Of the medians, of the greater one. */
  readonly difference: number;
}

/** Mails are written on this machine too: what one question causes must not slow down the next. */
const PAUSE_MS: Readonly<Partial<Record<Question, number>>> = { "forgotten password": 150, "code by mail": 150 };

/**
 * How long questions about accounts take that exist and that don't, asked
 * alternately: what an attacker would measure to find out who is here.
 * @see https://owasp.org/www-project-web-security-testing-guide/ WSTG-IDNT-04
 */
export async function measureAccountTiming(stack: TestStack, steps: Steps): Promise<Timing[]> {
  const people = await steps.run(`Registering ${TRIES} people`, () => register(stack, TRIES));
  const known = people.map(({ username }) => username);
  const timings: Timing[] = [];
  for (const question of Object.keys(questions) as Question[]) {
    timings.push(await steps.run(`Measuring: ${question}`, () => measure(stack, question, known)));
  }
  return timings;
}

async function measure(stack: TestStack, question: Question, names: readonly string[]): Promise<Timing> {
  for (let warmUp = 0; warmUp < 10; warmUp++) await put(stack, question, somebody());
  const times = { known: [] as number[], unknown: [] as number[] };
  const statuses = new Set<number>();
  for (const name of names) {
    // Which of the two comes first must not matter either.
    const pair = [["known", name] as const, ["unknown", somebody()] as const];
    if (randomInt(2)) pair.reverse();
    for (const [kind, asked] of pair) {
      const { ms, status } = await put(stack, question, asked);
      times[kind].push(ms);
      statuses.add(status);
      await delay(PAUSE_MS[question] ?? 0);
    }
  }
  if (statuses.size !== 1) throw new Error(`${question}: answered with ${[...statuses].join(" and ")}`);
  const [known, unknown] = [percentile(times.known, 0.5), percentile(times.unknown, 0.5)];
  return { question, known, unknown, difference: Math.abs(known - unknown) / Math.max(known, unknown) };
}

async function put(stack: TestStack, question: Question, name: string) {
  const [path, body] = questions[question](name);
  return ask(stack, path, { method: "POST", body });
}
