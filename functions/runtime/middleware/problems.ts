import type { APIGatewayProxyResult } from "aws-lambda";
import { problems as catalog } from "../../../shared/problems.ts";
import { currentInvocation } from "../invocation.ts";
import { logger } from "../logger.ts";
import { isOutage, Unavailable } from "../outage.ts";
import { Problem } from "../problem.ts";
import type { Middleware } from "./exchange.ts";

/** Turns what was thrown into a problem document; what nobody expected becomes a 500 that tells nothing. */
export function problems(): Middleware {
  return {
    onError: (request) => {
      const { error } = request;
      const problem = asProblem(error);
      if (problem.status >= 500) logger.error("failed", { trace_id: currentInvocation()?.traceId, error });
      request.response = problemDocument(problem);
    },
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isOutage(error)) return new Unavailable(error);
  return new Problem("internal_error", "Something went wrong on our side. Please try again.");
}

/** The RFC 9457 document of a problem. */
function problemDocument(problem: Problem): APIGatewayProxyResult {
  const { status } = problem;
  return {
    statusCode: status,
    headers: { "Content-Type": "application/problem+json", ...problem.headers },
    ...(problem.cookies.length > 0 ? { multiValueHeaders: { "Set-Cookie": [...problem.cookies] } } : {}),
    body: JSON.stringify({
      type: "about:blank",
      title: catalog[problem.code].title,
      status,
      detail: problem.message,
      code: problem.code,
      trace_id: currentInvocation()?.traceId ?? "",
      ...(problem.errors ? { errors: problem.errors } : {}),
    }),
  };
}
