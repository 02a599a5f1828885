/**
 * List prices in us-east-1 in US dollars, without free tiers that end and
 * without discounts, as AWS's public pages had them in November 2026. Each is
 * for one of its unit.
 */
export const prices = {
  /** Lambda on arm64: a request; a second of a gigabyte. https://aws.amazon.com/lambda/pricing/ */
  lambda: { request: 0.2e-6, gigabyteSecond: 13.3334e-6 },
  /** REST API, by calls in a month: up to so many at this price. https://aws.amazon.com/api-gateway/pricing/ */
  restCalls: [
    { upTo: 333e6, each: 3.5e-6 },
    { upTo: 1e9, each: 2.8e-6 },
    { upTo: 20e9, each: 2.38e-6 },
    { upTo: Number.POSITIVE_INFINITY, each: 1.51e-6 },
  ],
  /** WebSocket API: a message; a minute of a connection. */
  webSocket: { message: 1e-6, minute: 0.25e-6 },
  /** DynamoDB on demand: units; a gigabyte for a month; point-in-time recovery of it. https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  dynamodb: { readUnit: 0.125e-6, writeUnit: 0.625e-6, gigabyteMonth: 0.25, recoveryGigabyteMonth: 0.2 },
  /** S3: https://aws.amazon.com/s3/pricing/ */
  s3: { put: 5e-6, get: 0.4e-6, gigabyteMonth: 0.023 },
  /** Gigabytes to the internet, by gigabytes in a month. */
  transfer: [
    { upTo: 100, each: 0 },
    { upTo: 10_240, each: 0.09 },
    { upTo: 51_200, each: 0.085 },
    { upTo: 153_600, each: 0.07 },
    { upTo: Number.POSITIVE_INFINITY, each: 0.05 },
  ],
  /** CloudFront: an HTTPS request, a gigabyte. https://aws.amazon.com/cloudfront/pricing/ */
  cloudFront: { request: 1e-6, gigabyte: 0.085, freeRequests: 10e6, freeGigabytes: 1024 },
  /** WAF: the list, each rule, each request. https://aws.amazon.com/waf/pricing/ */
  waf: { list: 5, rule: 1, request: 0.6e-6 },
  /** https://aws.amazon.com/sqs/pricing/ */
  sqs: { request: 0.4e-6 },
  /** https://aws.amazon.com/ses/pricing/ */
  ses: { mail: 1e-4 },
  /** https://aws.amazon.com/kms/pricing/ */
  kms: { key: 1, request: 3e-6 },
  /** CloudWatch: https://aws.amazon.com/cloudwatch/pricing/ */
  cloudWatch: { logGigabyte: 0.5, alarm: 0.1, dashboard: 3, metric: 0.3 },
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secret: 0.4,
} as const;

interface Tier {
  readonly upTo: number;
  readonly each: number;
}

/** What an amount costs whose first part has another price than the next. */
export function tiered(amount: number, tiers: readonly Tier[]): number {
  let below = 0;
  let cost = 0;
  for (const { upTo, each } of tiers) {
    cost += Math.max(0, Math.min(amount, upTo) - below) * each;
    below = upTo;
  }
  return cost;
}
