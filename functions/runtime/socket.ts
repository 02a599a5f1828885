import { asInvocation, type Invocation } from "./invocation.ts";
import { logger } from "./logger.ts";

/** What a route of the WebSocket API is called with, as far as it matters here. */
export interface SocketEvent {
  readonly requestContext: { readonly connectionId: string };
  /** Of the handshake; only a new connection has them. */
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
  readonly body?: string | null;
}

/** Something that came over a connection, or that it was opened or closed. */
export interface SocketMessage {
  readonly connectionId: string;
  readonly origin: string | undefined;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export type SocketHandler = (event: SocketEvent) => Promise<{ readonly statusCode: number }>;

/**
 * Makes the Lambda function of a route of the WebSocket API. What it throws is
 * written down, and refuses a connection that is being opened.
 * @param name `<feature>/<function>`
 * @param answer says whether all is well: a status as in HTTP
 */
export function socket(
  name: string,
  answer: (message: SocketMessage, invocation: Invocation) => Promise<number>,
): SocketHandler {
  return (event) =>
    asInvocation(undefined, async (invocation) => {
      const started = performance.now();
      let failure: unknown;
      const statusCode = await answer(messageOf(event), invocation).catch((error: unknown) => {
        failure = error;
        return 500;
      });
      const { traceId, callerId, table } = invocation;
      const ms = Math.round(performance.now() - started);
      const line = { trace_id: traceId, worker: name, caller_id: callerId, status: statusCode, ms, table };
      if (failure) logger.error("socket failed", { ...line, error: failure as Error });
      else logger.info("socket", line);
      return { statusCode };
    });
}

function messageOf({ requestContext, headers, queryStringParameters, body }: SocketEvent): SocketMessage {
  const [, origin] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "origin") ?? [];
  return { connectionId: requestContext.connectionId, origin, query: queryStringParameters ?? {}, body: body ?? "" };
}
