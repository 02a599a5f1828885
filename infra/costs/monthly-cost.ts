import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queueWorkers } from "../workers.ts";
import { prices, tiered } from "./prices.ts";
import { assumed, requestsOfOneUser } from "./usage.ts";

/** What a route costs in the table, as it was measured. */
interface RouteCost {
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Figures of docs/costs.md by the name of the function. */
export function measuredCosts(
  page = readFileSync(join(import.meta.dirname, "../../docs/costs.md"), "utf8"),
): ReadonlyMap<string, RouteCost> {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    rows.map((row) => {
      const [, , name = "", , , readUnits, writeUnits] = row.split("|").map((cell) => cell.trim());
      return [name, { readUnits: Number(readUnits), writeUnits: Number(writeUnits) }];
    }),
  );
}

/** Dollars a month by what they are paid for. */
export type MonthlyCost = Readonly<Record<string, number>>;

/**
 * What follows from a user's requests in the background, a month: messages,
 * units of the table and invocations. From docs/access-patterns.md.
 */
function background() {
  const {
    "create-post": posts = 0,
    "like-post": likes = 0,
    "create-comment": comments = 0,
    follow: follows = 0,
  } = requestsOfOneUser;
  const edges = likes + comments + follows;
  const feedWrites = posts * assumed.followers;
  return {
    // Dispatched from the stream; counted, told, searched; and for posts settled and handed out.
    messages: edges * 3 + posts * (6 + assumed.followers / 100) + assumed.mails,
    invocations: edges * 2 + posts * 10 + assumed.mails,
    readUnits: edges * 7 + posts * 20,
    writeUnits: edges * 10 + posts * 12 + feedWrites,
  };
}

/** Dollars a month for so many monthly active users, by what they are paid for. */
export function monthlyCost(users: number, costs = measuredCosts()): MonthlyCost {
  const requests = Object.entries(requestsOfOneUser).map(([name, count]) => {
    const cost = costs.get(name);
    if (!cost) throw new Error(`docs/costs.md knows no function ${name}`);
    return { count: count * users, ...cost };
  });
  const sum = (of: (request: (typeof requests)[number]) => number) =>
    requests.reduce((total, each) => total + of(each), 0);
  const calls = sum(({ count }) => count);
  const after = background();
  const { "create-post": posts = 0, login = 0, refresh = 0 } = requestsOfOneUser;
  const pages = ["get-feed", "get-explore", "list-user-posts"].reduce(
    (total, name) => total + (requestsOfOneUser[name] ?? 0),
    0,
  );
  const pictures = users * pages * assumed.picturesAPage * (1 - assumed.pictureCacheShare);
  const stored = (users * posts * assumed.storedPictureMegabytes * assumed.monthsOfPictures) / 1000;
  const tableGigabytes = (users * assumed.tableKilobytesAUser) / 1e6;
  const siteGigabytes = (users * assumed.appMegabytes) / 1000 + (calls * assumed.apiKilobytes) / 1e6;
  const edgeRequests = calls + users * assumed.appRequests;
  const lines = calls + users * after.invocations;
  const { lambda, dynamodb, s3, cloudFront, waf, kms, cloudWatch, webSocket } = prices;
  return {
    "Pictures to people": pictures * s3.get + tiered((pictures * assumed.pictureKilobytes) / 1e6, prices.transfer),
    "Pictures kept": stored * s3.gigabyteMonth + users * posts * 12 * s3.put,
    "API Gateway": tiered(calls, prices.restCalls),
    Lambda:
      (calls + users * after.invocations) * lambda.request +
      lambda.gigabyteSecond *
        (calls * (assumed.routeMilliseconds / 1000) * assumed.routeGigabytes +
          users * after.invocations * (assumed.workerMilliseconds / 1000) * assumed.workerGigabytes +
          users * (login * assumed.hasherSeconds * 1 + posts * assumed.sanitizerSeconds * 2)),
    "DynamoDB, requests":
      (sum(({ count, readUnits }) => count * readUnits) + users * after.readUnits) * dynamodb.readUnit +
      (sum(({ count, writeUnits }) => count * writeUnits) + users * after.writeUnits) * dynamodb.writeUnit,
    "DynamoDB, kept": tableGigabytes * (dynamodb.gigabyteMonth + dynamodb.recoveryGigabyteMonth),
    "CloudFront and WAF":
      Math.max(0, edgeRequests - cloudFront.freeRequests) * cloudFront.request +
      Math.max(0, siteGigabytes - cloudFront.freeGigabytes) * cloudFront.gigabyte +
      waf.list +
      5 * waf.rule +
      edgeRequests * waf.request,
    Realtime: users * (assumed.messages * webSocket.message + assumed.connectedMinutes * webSocket.minute),
    Queues: users * after.messages * 3 * prices.sqs.request + idlePolling(),
    Mail: users * assumed.mails * prices.ses.mail,
    "Logs, metrics, alarms":
      ((lines * assumed.logKilobytes) / 1e6) * cloudWatch.logGigabyte +
      alarmMetrics() * cloudWatch.alarm +
      cloudWatch.dashboard +
      150 * cloudWatch.metric,
    "Keys and secrets": 2 * kms.key + users * (login + refresh / 60) * kms.request + prices.secret,
  };
}

/** An alarm costs by the metrics it looks at: each queue's age and dead letters, the stream's, and fourteen more. */
export const alarmMetrics = () => queueWorkers.length * 2 + 1 + 14;

/** Lambda asks each queue about three times a second even when nothing is there: five pollers of twenty seconds. */
function idlePolling(): number {
  const asksAMonth = (30 * 86_400 * 5) / 20;
  return queueWorkers.length * asksAMonth * prices.sqs.request;
}

export const USERS = [1000, 100_000, 10_000_000] as const;

const dollars = (amount: number) => amount.toLocaleString("en-US", { maximumFractionDigits: amount < 10 ? 2 : 0 });

/** The table of docs/deploy-to-aws.md, the biggest of many users first. */
export function costTable(): string {
  const costs = USERS.map((users) => monthlyCost(users));
  const names = Object.keys(costs[0] ?? {}).sort((a, b) => (costs.at(-1)?.[b] ?? 0) - (costs.at(-1)?.[a] ?? 0));
  const total = (cost: MonthlyCost) => Object.values(cost).reduce((sum, each) => sum + each, 0);
  const row = (name: string, amounts: readonly number[]) => `| ${name} | ${amounts.map(dollars).join(" | ")} |`;
  return [
    `| a month, in US dollars | ${USERS.map((users) => `${users.toLocaleString("en-US")} users`).join(" | ")} |`,
    "|---|---|---|---|",
    ...names.map((name) =>
      row(
        name,
        costs.map((cost) => cost[name] ?? 0),
      ),
    ),
    row("**together**", costs.map(total)),
    row(
      "a user",
      costs.map((cost, index) => total(cost) / (USERS[index] ?? 1)),
    ),
  ].join("\n");
}
