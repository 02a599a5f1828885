import type * as z from "zod";
import type { Problem } from "./contract.ts";
import type { Route } from "./routes.ts";

/** Types only are imported from the contract, so a browser bundle pays for no schema. */
type RouteByEndpoint = { [R in Route as `${R["method"]} ${R["path"]}`]: R };

/** A route as one writes it in a request line: `"PUT /users/{username}/follow"`. */
export type Endpoint = keyof RouteByEndpoint;

type InputPart<R, Part extends string> = R extends { readonly [P in Part]: infer Schema extends z.ZodType }
  ? object extends z.input<Schema>
    ? { readonly [P in Part]?: z.input<Schema> }
    : { readonly [P in Part]: z.input<Schema> }
  : unknown;

/** What a call needs: the route's path parameters, query and body. */
export type Input<E extends Endpoint> = InputPart<RouteByEndpoint[E], "params"> &
  InputPart<RouteByEndpoint[E], "query"> &
  InputPart<RouteByEndpoint[E], "body">;

type Success = 200 | 201 | 202 | 204;
type BodyOf<Response> = Response extends { readonly body: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** What a call answers when it succeeds; `undefined` for an empty answer. */
export type Output<E extends Endpoint> = {
  [Status in keyof RouteByEndpoint[E]["responses"] & Success]: BodyOf<RouteByEndpoint[E]["responses"][Status]>;
}[keyof RouteByEndpoint[E]["responses"] & Success];

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

type Arguments<E extends Endpoint> =
  object extends Input<E> ? [input?: Input<E> & CallOptions] : [input: Input<E> & CallOptions];

/** Calls one route of the API. Rejects with `ApiProblem` for every answer that is not a success. */
export type Call = <E extends Endpoint>(endpoint: E, ...input: Arguments<E>) => Promise<Output<E>>;

/** The problem document of a failed call. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  /** Seconds to wait before the next try, where the server says so. */
  readonly retryAfter: number | undefined;
  /** The same as a moment, where the server names one. */
  readonly retryAt: Date | undefined;

  constructor(problem: Problem, retryAfter?: number, retryAt?: Date) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.retryAt = retryAt;
  }
}

interface LooseInput extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * Makes the typed client of the API.
 * @param baseUrl where `/api/v1` is, without a slash at the end
 * @param send how a request leaves: `fetch`, or a function that adds cookies or tokens first
 */
export function createClient(baseUrl: string, send: typeof fetch = fetch): Call {
  return async (endpoint, ...[input]) => {
    const { params = {}, query = {}, body, headers, signal } = (input ?? {}) as LooseInput;
    const [method, template] = endpoint.split(" ") as [string, string];
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    const response = await send(`${baseUrl}${path}${search.size > 0 ? `?${search}` : ""}`, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw await problemOf(response);
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as never;
  };
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const wait = response.headers.get("retry-after") ?? "";
  const retryAfter = Number(wait) || undefined;
  // https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3: seconds, or a date
  const retryAt = /[a-z]/i.test(wait) ? new Date(wait) : undefined;
  const document = (await response.json().catch(() => null)) as Problem | null;
  if (document?.code) return new ApiProblem(document, retryAfter, retryAt);
  const title = "Service unavailable";
  const detail = "Photostack can't be reached right now. Please try again in a moment.";
  return new ApiProblem(
    { type: "about:blank", title, status: response.status, detail, code: "unavailable", trace_id: "" },
    retryAfter,
  );
}
