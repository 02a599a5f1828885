/** What one metric is measured in, and which sets of dimensions it is kept by; an empty set is the whole. */
interface Metric {
  readonly unit: "Count" | "Milliseconds";
  readonly dimensions: readonly (readonly string[])[];
}

/** Namespace of all metrics that functions emit. */
export const METRICS_NAMESPACE = "Photostack";

/**
 * Every metric that functions emit. Each combination of a metric with values
 * of its dimensions is one that AWS charges for; docs/operations.md says what.
 */
export const metrics = {
  /** From the first byte read to the answer made, in the function. */
  ResponseTime: { unit: "Milliseconds", dimensions: [[], ["Route"]] },
  /** Answers, by `2xx`, `4xx`, `5xx`. */
  Responses: { unit: "Count", dimensions: [["StatusClass"]] },
  /** How long an invocation waited for the table: requests at the same time count once. */
  TableTime: { unit: "Milliseconds", dimensions: [[]] },
  /** Requests that the table did not take, or not whole, because there were too many. */
  TableThrottles: { unit: "Count", dimensions: [[]] },
  /** Requests that failed otherwise, where it was not a condition that decided so. */
  TableFailures: { unit: "Count", dimensions: [[]] },
  /** Attempts to get in: `success`, `failure` or `second_factor` (asked for), by the way that was tried. */
  SignIns: { unit: "Count", dimensions: [["Outcome", "Method"]] },
  /** An address block that has had more than ten sign-ins fail within five minutes; once each time it begins. */
  SignInAttacks: { unit: "Count", dimensions: [[]] },
  /** To sign an access token, with the key at hand or fetched and decrypted. */
  TokenIssueTime: { unit: "Milliseconds", dimensions: [[]] },
  /** To exchange a refresh token, with its signing. */
  TokenRefreshTime: { unit: "Milliseconds", dimensions: [[]] },
  /** A session's first request or refresh in a minute: their sum over a minute is how many were used in it. */
  ActiveSessions: { unit: "Count", dimensions: [[]] },
  /** What became of a picture that was sent: `ready`, or why it was rejected. */
  SanitizedUploads: { unit: "Count", dimensions: [["Result"]] },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;

/** The dimensions a metric needs a value of. */
export type DimensionsOf<Name extends MetricName> = {
  readonly [Dimension in (typeof metrics)[Name]["dimensions"][number][number]]: string;
};
