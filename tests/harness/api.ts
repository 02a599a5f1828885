import { Problem, problemsOf } from "../../shared/contract.ts";
import { routesAt } from "../../shared/routes.ts";
import { freshAddress, stack } from "./stack.ts";

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
  readonly headers: Headers;
  readonly cookies: Readonly<Record<string, string>>;
}

interface Options {
  readonly body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  readonly raw?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** One client of the deployed API: an address of its own, as the trusted hop in front would report it. */
export class Client {
  readonly address = freshAddress();
  readonly #base: string;

  /** @param base where the API is: the stage itself, or the gateway that people use */
  constructor(base: string = stack.api) {
    this.#base = base;
  }

  /** Sends a request, and holds the answer against its route's contract. */
  async call(method: string, path: string, { body, raw, token, headers = {} }: Options = {}): Promise<Answer> {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        "x-photostack-edge": stack.edgeSecret,
        "x-photostack-client-ip": this.address,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw }),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
      headers: response.headers,
      cookies: cookiesOf(response.headers.getSetCookie()),
    };
    holdAgainstContract(method, path, answer);
    return answer;
  }
}

export function cookiesOf(setCookies: readonly string[]): Record<string, string> {
  return Object.fromEntries(setCookies.map((cookie) => cookie.split(";", 1)[0]?.split("=") ?? []));
}

/** @throws when an answer is not one its contract promises */
export function holdAgainstContract(method: string, path: string, { status, body }: Pick<Answer, "status" | "body">) {
  const route = routesAt(path.split("?", 1)[0] ?? "").find((candidate) => candidate.method === method);
  if (status >= 400) {
    const { code } = Problem.parse(body);
    const known: readonly string[] = route ? problemsOf(route) : [code];
    if (!known.includes(code)) {
      throw new Error(`${method} ${path} answered ${code}, which its contract does not know`);
    }
    return;
  }
  if (status === 204 && !route) return;
  const response = (route?.responses as Record<number, { body?: { parse(value: unknown): unknown } }>)?.[status];
  if (!response) throw new Error(`${method} ${path} answered ${status}, which its contract does not know`);
  if (response.body) response.body.parse(body);
  else if (body !== undefined) throw new Error(`${method} ${path} answered a body that its contract does not know`);
}
