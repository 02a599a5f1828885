const TRACE_BYTES = 16;
const SPAN_BYTES = 8;

/** A new trace's id, under which one request can be followed from here to the last worker. */
export function newTraceId(): string {
  return randomHex(TRACE_BYTES);
}

/**
 * The header that carries a trace on; each try of a request is a span of its own.
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceparent(traceId: string): Readonly<Record<"traceparent", string>> {
  return { traceparent: `00-${traceId}-${randomHex(SPAN_BYTES)}-01` };
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
