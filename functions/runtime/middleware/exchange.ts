import type { MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Caller, RouteRequest } from "../request.ts";

/** What the middlewares have found out about a request so far. */
export interface Findings extends Partial<Omit<RouteRequest, "caller" | "params" | "query" | "body">> {
  caller?: Caller | undefined;
  params?: unknown;
  query?: unknown;
  body?: unknown;
  /** Headers that belong on the response, whatever it turns out to be. */
  responseHeaders?: Record<string, string>;
}

/** A gateway event on its way through the middlewares. */
export type Exchange = APIGatewayProxyEvent & { findings: Findings };

export type Middleware = MiddlewareObj<Exchange, APIGatewayProxyResult>;
