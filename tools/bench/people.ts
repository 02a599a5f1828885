import { randomBytes } from "node:crypto";
import type { TestStack } from "../stack.ts";

const AT_ONCE = 4;
export const PASSWORD = "Wide-Harbour-7";

export const somebody = () => `bench_${randomBytes(6).toString("hex")}`;
export const addressOf = (name: string) => `${name}@example.com`;

interface Asked {
  readonly method?: string;
  readonly body?: object;
  readonly token?: string;
}

export interface Answered {
  readonly ms: number;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: benchmarks look into bodies of every shape
  readonly body: any;
}

/** Asks the API as a client whom nobody knows yet, so that no limit of an address is met. */
export async function ask(stack: TestStack, path: string, { method = "GET", body, token }: Asked): Promise<Answered> {
  const started = performance.now();
  const response = await fetch(`${stack.apiUrl}${path}`, {
    method,
    headers: {
      "x-photostack-edge": stack.edgeSecret,
      "x-photostack-client-ip": `10.${randomBytes(3).join(".")}`,
      ...(body ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { ms: performance.now() - started, status: response.status, body: text ? JSON.parse(text) : undefined };
}

export interface BenchPerson {
  readonly username: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** Registers people. */
export async function register(stack: TestStack, count: number): Promise<BenchPerson[]> {
  const people: BenchPerson[] = [];
  for (let start = 0; start < count; start += AT_ONCE) {
    const names = Array.from({ length: Math.min(AT_ONCE, count - start) }, somebody);
    people.push(...(await Promise.all(names.map((username) => newcomer(stack, username)))));
  }
  return people;
}

async function newcomer(stack: TestStack, username: string): Promise<BenchPerson> {
  const body = { username, email: addressOf(username), password: PASSWORD, remember: true };
  const answer = await ask(stack, "/auth/register", { method: "POST", body });
  if (answer.status !== 201) throw new Error(`Registering answered ${answer.status}`);
  return { username, token: answer.body.access_token, refreshToken: answer.body.refresh_token };
}

/** @param share 0.5 for the median */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
