import { currentInvocation } from "../invocation.ts";
import { isAllowedOrigin } from "../origins.ts";
import { header } from "../request.ts";
import type { Middleware } from "./exchange.ts";

/** https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers */
const security = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-site",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

const EXPOSED = "X-Request-Id, Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After";

/** Puts security headers, CORS, the trace id and the state of limits on every response, errors included. */
export function headers(): Middleware {
  const add: NonNullable<Middleware["after"]> = ({ event, response }) => {
    if (!response) return;
    response.headers = {
      ...security,
      ...corsHeaders(header(event, "origin")),
      ...event.findings.responseHeaders,
      "X-Request-Id": currentInvocation()?.traceId ?? "",
      ...response.headers,
    };
  };
  return { after: add, onError: add };
}

/**
 * CORS headers for an origin on the allow-list; others get none, and browsers keep the answer from them.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
function corsHeaders(origin: string | undefined): Record<string, string> {
  if (!isAllowedOrigin(origin)) return { Vary: "Origin" };
  return {
    Vary: "Origin",
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Expose-Headers": EXPOSED,
  };
}
