import * as z from "zod";
import type { RateLimit } from "./limits.ts";
import type { ProblemCode } from "./problems.ts";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Who may call a route: `anyone` (identity is not even looked at), `visitor`
 * (works without a session, knows the caller when there is one) or `session`.
 */
export type Caller = "anyone" | "visitor" | "session";

/** One answer of a route; a route without `body` answers with an empty body. */
export interface ResponseContract {
  readonly description: string;
  readonly body?: z.ZodType;
}

/** One route: everything the gateway, the function, the documents and the clients need to know about it. */
export interface RouteContract {
  /** Unique, kebab-case; the handler is `functions/<feature>/<name>.ts`. */
  readonly name: string;
  readonly feature: string;
  readonly method: HttpMethod;
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  /** The caller must have proven who they are within the last ten minutes: by signing in, or again. */
  readonly reauthentication?: boolean;
  /** What the caller has to be at least. */
  readonly role?: "moderator" | "admin";
  /** Open to somebody who has deactivated their account, too. */
  readonly whileDeactivated?: boolean;
  readonly limit?: RateLimit;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** A request without a body is as good as `{}`. */
  readonly bodyOptional?: boolean;
  /** Creates something: with an `Idempotency-Key` a repeated request creates nothing more and is given the first answer. */
  readonly idempotent?: boolean;
  readonly responses: Readonly<Record<number, ResponseContract>>;
  /** Problems of this route's own; those every route can have are added by `problemsOf`. */
  readonly errors: readonly ProblemCode[];
}

/** Declares a route and keeps its literal types for the typed clients. */
export function defineRoute<const Route extends RouteContract>(route: Route): Route {
  return route;
}

/** All problems a route can answer with: its own and those its shape implies. */
export function problemsOf(route: RouteContract): ProblemCode[] {
  const codes = new Set<ProblemCode>(route.errors);
  codes.add("rate_limited").add("internal_error").add("unavailable");
  if (route.caller !== "anyone") {
    codes.add("not_signed_in").add("session_ended").add("account_inactive").add("account_suspended");
    if (!route.whileDeactivated) codes.add("account_deactivated");
  }
  if (route.role) codes.add("forbidden");
  if (route.caller !== "anyone" && route.method !== "GET") codes.add("csrf_failed");
  if (route.reauthentication) codes.add("reauthentication_required");
  if (route.body) codes.add("malformed_request").add("body_too_large").add("not_json").add("invalid_request");
  if (route.query || route.params) codes.add("invalid_request");
  if (route.params) codes.add("malformed_request");
  if (route.idempotent) codes.add("invalid_request").add("idempotency_key_reused");
  return [...codes];
}

/** What an Idempotency-Key looks like; of a request that is nobody's yet it must not be guessed either. */
export function idempotencyKeyPattern({ caller }: RouteContract): RegExp {
  return caller === "anyone" ? /^[\x21-\x7e]{16,128}$/ : /^[\x21-\x7e]{1,128}$/;
}

/** UUIDv7 (RFC 9562): sorts by the time it was made. */
export const Id = z.uuidv7().meta({ id: "Id", description: "UUIDv7", example: "019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e" });

export const Timestamp = z.iso
  .datetime()
  .meta({ id: "Timestamp", description: "RFC 3339, UTC", example: "2026-11-24T09:30:00.000Z" });

/** Query of every paged list. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(20).meta({ description: "Items per page" }),
  cursor: z
    .string()
    .max(512)
    .optional()
    .meta({ description: "`next_cursor` of the page before", pattern: "^[A-Za-z0-9_-]{39,}$" }),
});

/** Answer of every paged list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next_cursor: z.string().nullable().meta({ description: "null on the last page", example: "MDE5YTFjMWU.4pQm1Zt0" }),
  });
}

/** RFC 9457 problem document. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "A sentence for people" }),
    code: z.string().meta({ description: "Stable, for programs" }),
    trace_id: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
