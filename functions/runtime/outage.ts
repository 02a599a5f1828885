import { Problem } from "./problem.ts";

const RETRY_AFTER_SECONDS = 5;

const OUTAGES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "InternalServerError",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ServiceUnavailableException",
  "SlowDown",
  "ThrottlingException",
  "TimeoutError",
  "TooManyRequestsException",
]);

/** Whether an error says that something we depend on can't be reached or can't keep up, so that trying later helps. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, $fault } = error as { code?: unknown; $fault?: unknown };
  return OUTAGES.has(error.name) || OUTAGES.has(String(code)) || $fault === "server";
}

export class Unavailable extends Problem {
  constructor(cause?: unknown) {
    super("unavailable", "Photostack can't answer right now. Please try again in a moment.", {
      cause,
      headers: { "Retry-After": String(RETRY_AFTER_SECONDS) },
    });
  }
}
