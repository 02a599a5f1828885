import middy from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { routesAt } from "../../shared/routes.ts";
import { asInvocation, traceIdOf } from "../runtime/invocation.ts";
import type { Exchange } from "../runtime/middleware/exchange.ts";
import { headers } from "../runtime/middleware/headers.ts";
import { log } from "../runtime/middleware/log.ts";
import { problems } from "../runtime/middleware/problems.ts";
import { NotFound, Problem } from "../runtime/problem.ts";
import { header } from "../runtime/request.ts";

const REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, Traceparent, X-CSRF-Token";
const PREFLIGHT_SECONDS = 600;

/** Answers what no route does: preflights of known paths, other methods of them, and everything else. */
const pipeline = middy<Exchange, APIGatewayProxyResult>()
  .use([log("unknown-route"), headers(), problems()])
  .handler(async (event) => {
    const allowed = routesAt(event.path.replace(/^(\/api)?\/v1/, ""))
      .map(({ method }) => method)
      .join(", ");
    if (!allowed) throw new NotFound("route");
    if (event.httpMethod !== "OPTIONS") throw new MethodNotAllowed(event.httpMethod, allowed);
    return preflight(allowed);
  });

export const handler = (event: APIGatewayProxyEvent, context: Context) =>
  asInvocation(traceIdOf(header(event, "traceparent")), () => pipeline({ ...event, findings: {} }, context));

function preflight(allowed: string): APIGatewayProxyResult {
  return {
    statusCode: 204,
    headers: {
      Allow: allowed,
      "Access-Control-Allow-Methods": allowed,
      "Access-Control-Allow-Headers": REQUEST_HEADERS,
      "Access-Control-Max-Age": String(PREFLIGHT_SECONDS),
    },
    body: "",
  };
}

class MethodNotAllowed extends Problem {
  constructor(method: string, allowed: string) {
    super("method_not_allowed", `${method} doesn't work here; try ${allowed}.`, { headers: { Allow: allowed } });
  }
}
