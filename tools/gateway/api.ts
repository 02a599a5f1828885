import { Agent, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createProxyServer } from "httpxy";
import { sendProblem } from "./problem.ts";

/** No body of the API is larger; pictures go to the bucket directly. */
export const MAX_BODY_BYTES = 1024 * 1024;
const ANSWER_MS = 30_000;

/** What only a trusted hop may say; nobody else's word for it is passed on. */
const SPOKEN_BY_HOPS = /^(x-photostack-|x-forwarded-|forwarded$|x-real-ip$)/;

export interface ApiOptions {
  /** The deployed API's stage on the engine; `/api/v1/x` becomes `/v1/x` below it. */
  readonly stageUrl: string;
  readonly edgeSecret: string;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** A request that was answered. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** Of the function's answer; none when no function has given it. */
  readonly traceId: string | undefined;
}

/** The way to the API: requests below `/api/v1/`, with the caller's address in place of what the caller says about it. */
export function createApi({ stageUrl, edgeSecret, onExchange }: ApiOptions) {
  // Shorter than the engine keeps an idle connection, so that none is used that the engine is just closing.
  const agent = new Agent({ keepAlive: true, timeout: 45_000, maxSockets: 256 });
  const proxy = createProxyServer({
    agent,
    ignorePath: true,
    changeOrigin: true,
    proxyTimeout: ANSWER_MS,
    selfHandleResponse: true,
  });
  proxy.on("error", (_error, request, response) => {
    if (request && response && "setHeader" in response) sendUnavailable(request, response);
  });
  proxy.on("proxyRes", (answer, request, response) => {
    const { statusCode = 502, headers } = answer;
    // The engine's own failures are not written for people, or for programs that know this API.
    if (statusCode >= 500 && !headers["content-type"]?.startsWith("application/problem+json")) {
      answer.resume();
      return sendUnavailable(request, response);
    }
    if (headers["x-request-id"]) traces.set(response, String(headers["x-request-id"]));
    response.writeHead(statusCode, ownHeaders(answer));
    answer.pipe(response);
  });

  const traces = new WeakMap<ServerResponse, string>();

  async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const started = performance.now();
    response.once("finish", () => {
      const { statusCode: status } = response;
      const ms = Math.round(performance.now() - started);
      onExchange?.({ method: request.method ?? "", path: url.pathname, status, ms, traceId: traces.get(response) });
    });
    if (!url.pathname.startsWith("/api/v1/")) {
      sendProblem(request, response, "not_found", "There is no such address in this API.");
      return;
    }
    const body = await readBody(request);
    if (body === null) {
      // What is still to come is not read: the connection ends with the answer.
      const detail = "A request may have at most 1 MiB; pictures are sent to the address an upload names.";
      sendProblem(request, response, "body_too_large", detail, { connection: "close" });
      return;
    }
    for (const name of Object.keys(request.headers)) if (SPOKEN_BY_HOPS.test(name)) delete request.headers[name];
    request.headers["x-photostack-edge"] = edgeSecret;
    request.headers["x-photostack-client-ip"] = clientAddress(request);
    request.headers.connection = "keep-alive";
    delete request.headers.expect;
    if (request.headers["transfer-encoding"]) {
      delete request.headers["transfer-encoding"];
      request.headers["content-length"] = String(body.length);
    }
    const target = `${stageUrl}${url.pathname.slice("/api".length)}${url.search}`;
    await proxy.web(request, response, { target, buffer: Readable.from([body]) });
  }

  return { handle, close: () => agent.destroy() };
}

/** The answer's headers as they came, without the engine's own marks, which are of no use to a browser. */
function ownHeaders({ headersDistinct }: IncomingMessage): OutgoingHttpHeaders {
  const headers = Object.entries(headersDistinct).filter(
    ([name]) => !/^(server$|x-amz|apigw-|connection$|keep-alive$|transfer-encoding$)/.test(name),
  );
  return Object.fromEntries(headers.map(([name, values]) => [name, values?.length === 1 ? values[0] : values]));
}

function sendUnavailable(request: IncomingMessage, response: ServerResponse): void {
  const detail = "Photostack can't be reached right now. Please try again in a moment.";
  sendProblem(request, response, "unavailable", detail, { "retry-after": "2" });
}

/** The whole body, or null as soon as it is known to be too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** An IPv4 caller of a two-family socket is still an IPv4 caller. */
function clientAddress(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
}
