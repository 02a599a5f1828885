import { currentInvocation } from "../invocation.ts";
import { logger } from "../logger.ts";
import { embedded, measure, tenths } from "../metrics.ts";
import { Problem } from "../problem.ts";
import type { Middleware } from "./exchange.ts";

let cold = true;

/** One structured line per request: what was asked, how it ended, what it took. */
export function log(routeName: string): Middleware {
  const started = new WeakMap<object, number>();
  const write: NonNullable<Middleware["after"]> = ({ event, response, error }) => {
    const invocation = currentInvocation();
    const ms = performance.now() - (started.get(event) ?? 0);
    measure("ResponseTime", tenths(ms), { Route: routeName });
    measure("Responses", 1, { StatusClass: `${Math.floor((response?.statusCode ?? 500) / 100)}xx` });
    logger.info("request", {
      trace_id: invocation?.traceId,
      route: routeName,
      caller_id: invocation?.callerId,
      account_id: invocation?.accountId,
      status: response?.statusCode,
      code: error instanceof Problem ? error.code : undefined,
      ms: Math.round(ms),
      table: invocation?.table,
      cold,
      ...embedded(),
    });
    cold = false;
  };
  return {
    before: ({ event }) => {
      started.set(event, performance.now());
    },
    after: write,
    onError: write,
  };
}
