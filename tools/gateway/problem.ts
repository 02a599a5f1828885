import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type ProblemCode, problems } from "../../shared/problems.ts";

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Answers with a problem document, as the API itself would. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  code: ProblemCode,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, title } = problems[code];
  const traceparent = request.headers.traceparent;
  const traceId = TRACEPARENT.exec(typeof traceparent === "string" ? traceparent : "")?.[1];
  const trace_id = traceId ?? randomBytes(16).toString("hex");
  const body = JSON.stringify({ type: "about:blank", title, status, detail, code, trace_id });
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-request-id": trace_id,
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
