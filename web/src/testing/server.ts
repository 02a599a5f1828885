import { vi } from "vitest";
import type { Endpoint } from "../../../shared/client.ts";
import { beginSession } from "../api/session.ts";

interface ApiRequest {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
  /** Aborted when whoever asked gave up. */
  readonly signal: AbortSignal;
}

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

type Handlers = { [E in Endpoint]?: (request: ApiRequest) => Answer | Promise<Answer> };

/** Stands in for the API behind `fetch`. Returns every request that arrives; what no handler answers is a 404, but that it is well. */
export function serve(handlers: Handlers): ApiRequest[] {
  const requests: ApiRequest[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => {
    const url = new URL(input, location.origin);
    const path = url.pathname.replace(/^\/api\/v1/, "");
    for (const [endpoint, handler] of Object.entries(handlers)) {
      const params = match(endpoint, `${init.method} ${path}`);
      if (!params) continue;
      const request = {
        endpoint: endpoint as Endpoint,
        params,
        query: url.searchParams,
        body: init.body ? JSON.parse(String(init.body)) : {},
        headers: new Headers(init.headers),
        signal: init.signal ?? new AbortController().signal,
      };
      requests.push(request);
      return respond(await handler(request));
    }
    if (path === "/health") return respond({});
    return respond(problem(404, "not_found", `Nothing answers ${init.method} ${path}.`));
  });
  return requests;
}

function match(endpoint: string, line: string): Record<string, string> | undefined {
  const pattern = endpoint.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const found = new RegExp(`^${pattern}$`).exec(line);
  return found ? { ...found.groups } : undefined;
}

function respond({ status = 200, body, headers }: Answer): Response {
  return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status, headers: headers ?? {} });
}

/** An answer that is a problem document. */
export function problem(status: number, code: string, detail: string, more: object = {}, headers = {}): Answer {
  return { status, body: { type: "about:blank", title: code, status, detail, code, trace_id: "t", ...more }, headers };
}

/** Gives the browser the cookie of a session, as a sign-in does. */
export function giveSession(csrf = "csrf-1"): void {
  // biome-ignore lint/suspicious/noDocumentCookie: it is what the server's Set-Cookie does.
  document.cookie = `__Host-csrf=${csrf}; Path=/; Secure; SameSite=Lax`;
}

/** Starts a test as somebody who has signed in. */
export function signedIn(): void {
  giveSession();
  beginSession(900);
}

/** A promise to settle from outside: holds an answer back until the test has seen what happens without it. */
export function held<T>() {
  return Promise.withResolvers<T>();
}
