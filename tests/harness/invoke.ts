import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { APIGatewayProxyEvent, Context, SQSEvent } from "aws-lambda";
import { v7 as uuid } from "uuid";
import { staffWrites } from "../../functions/accounts/staff.ts";
import { createAccount } from "../../functions/auth/accounts.ts";
import { newAccess, newSession, type SignInChoices } from "../../functions/auth/sessions.ts";
import { accessToken } from "../../functions/auth/tokens.ts";
import type { RouteHandler } from "../../functions/runtime/route.ts";
import type { WorkerHandler } from "../../functions/runtime/worker.ts";
import { newUser } from "../../functions/users/users.ts";
import type { Role } from "../../shared/accounts.ts";
import type { RouteContract } from "../../shared/contract.ts";
import { updateMe } from "../../shared/users.ts";
import { type Answer, cookiesOf, holdAgainstContract } from "./api.ts";
import { freshAddress, stack } from "./stack.ts";

/** Of "Wide-Harbour-7". */
const passwordHash =
  "$argon2id$v=19$m=65536,p=1,t=3$i4ERlk3tMyLJkSnoAwIBrg$TtHR9/DcawI2Cu0qxgAK/2ydPCRPCnIXx5CT77jIPlA";

/** Somebody with an account, a confirmed address and an open session, made without the cost of hashing a password. */
export interface Member {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly sessionId: string;
  readonly token: string;
  readonly refreshToken: string | undefined;
  readonly csrfToken: string | undefined;
}

export async function member(
  name = "member",
  { role = "user", ...choices }: Partial<SignInChoices> & { role?: Role } = {},
): Promise<Member> {
  const username = `${name}_${randomBytes(6).toString("hex")}`;
  const email = `${username}@example.com`;
  const { user, account } = newUser({ id: uuid(), username, email, display_name: name });
  const open = newSession(user.id, {
    transport: "bearer",
    remember: true,
    userAgent: "test",
    address: "10.0.0.1",
    ...choices,
  });
  const access = newAccess(user.id, { session: open.session, role });
  await createAccount(
    { user, account: { ...account, email_verified: true }, addressIsFree: true, passwordHash, open, access },
    staffWrites(user.id, "user", role),
  );
  const token = await accessToken(open.session);
  const { refreshToken, csrfToken } = open;
  return { id: user.id, username, email, sessionId: open.session.id, token, refreshToken, csrfToken };
}

export interface Asked {
  readonly as?: Member | undefined;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Of the client, as the trusted hop reports it. */
  readonly address?: string;
}

const context = { getRemainingTimeInMillis: () => 10_000 } as Context;

/** Calls a route's handler in this process as the gateway would, and holds the answer against its contract. */
export async function invoke(handler: RouteHandler, contract: RouteContract, asked: Asked = {}): Promise<Answer> {
  const { as, params = {}, query = {}, body, headers = {}, address = freshAddress() } = asked;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const event = {
    httpMethod: contract.method,
    path: `/v1${path}`,
    headers: {
      "X-Photostack-Edge": stack.edgeSecret,
      "X-Photostack-Client-Ip": address,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(as ? { Authorization: `Bearer ${as.token}` } : {}),
      ...headers,
    },
    pathParameters: params,
    queryStringParameters: query,
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { identity: { sourceIp: address } },
  } as unknown as APIGatewayProxyEvent;
  const result = await handler(event, context);
  const answer = {
    status: result.statusCode,
    body: result.body ? JSON.parse(result.body) : undefined,
    headers: new Headers(result.headers as Record<string, string>),
    cookies: cookiesOf((result.multiValueHeaders?.["Set-Cookie"] as string[]) ?? []),
  };
  holdAgainstContract(contract.method, path, answer);
  return answer;
}

/** Calls a route's handler, which is the file its contract names. */
export async function ask(contract: RouteContract, asked: Asked = {}): Promise<Answer> {
  const file = join(import.meta.dirname, "../../functions", contract.feature, `${contract.name}.ts`);
  const { handler } = (await import(/* @vite-ignore */ file)) as { handler: RouteHandler };
  return invoke(handler, contract, asked);
}

/** Somebody's account made private, or open again. */
export async function setPrivate(person: Member, isPrivate = true): Promise<void> {
  await ask(updateMe, { as: person, body: { private: isPrivate } });
}

/** Delivers messages to a worker in this process. Answers which of them went back to the queue. */
export async function deliver(handler: WorkerHandler, messages: readonly unknown[]): Promise<number[]> {
  const event = {
    Records: messages.map((message, index) => ({
      messageId: String(index),
      body: typeof message === "string" ? message : JSON.stringify(message),
      messageAttributes: {},
      attributes: { ApproximateReceiveCount: "1" },
      eventSource: "aws:sqs",
    })),
  } as unknown as SQSEvent;
  const { batchItemFailures } = await handler(event, context);
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
}
