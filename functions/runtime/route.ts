import middy from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import type * as z from "zod";
import type { RouteContract } from "../../shared/contract.ts";
import { once } from "./idempotency.ts";
import { asInvocation, traceIdOf } from "./invocation.ts";
import { authenticate } from "./middleware/authenticate.ts";
import type { Exchange } from "./middleware/exchange.ts";
import { headers } from "./middleware/headers.ts";
import { log } from "./middleware/log.ts";
import { parse } from "./middleware/parse.ts";
import { problems } from "./middleware/problems.ts";
import { validate } from "./middleware/validate.ts";
import { header, type RouteRequest } from "./request.ts";
import type { Write } from "./table.ts";

interface ReplyExtras {
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Writes what the answer tells of, together with `also`, all or nothing. A
   * route that is `idempotent` must leave its writes to it.
   */
  readonly commit?: (also: readonly Write[]) => Promise<unknown>;
}

type ReplyBody<Response> = Response extends { readonly body: infer Schema extends z.ZodType }
  ? { readonly body: z.input<Schema> }
  : { readonly body?: undefined };

/** What a handler answers: one of its contract's statuses, with that status's body. */
export type Reply<Contract extends RouteContract> = ReplyExtras &
  {
    [Status in keyof Contract["responses"] & number]: { readonly status: Status } & ReplyBody<
      Contract["responses"][Status]
    >;
  }[keyof Contract["responses"] & number];

export type RouteHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * Makes the Lambda function of a route.
 * @param answer what the route does, in the words of the domain; a thrown `Problem` becomes its document
 */
export function route<Contract extends RouteContract, const Answer extends Reply<Contract>>(
  contract: Contract,
  answer: (request: RouteRequest<Contract>) => Promise<Answer>,
): RouteHandler {
  // `after` and `onError` run from the last to the first: headers go on what `problems` made, and `log` sees the whole.
  const pipeline = middy<Exchange, APIGatewayProxyResult>()
    .use([log(contract.name), headers(), problems(), parse(contract), authenticate(contract), validate(contract)])
    .handler(async ({ findings }) => {
      const request = findings as RouteRequest<Contract>;
      return once(contract, request, async () => {
        const { commit = async () => {}, ...reply } = await answer(request);
        return { result: response(reply as Reply<RouteContract>), commit };
      });
    });
  return (event, context) =>
    asInvocation(traceIdOf(header(event, "traceparent")), () => pipeline({ ...event, findings: {} }, context));
}

function response({ status, body, cookies = [], headers }: Reply<RouteContract>): APIGatewayProxyResult {
  return {
    statusCode: status,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(cookies.length > 0 ? { multiValueHeaders: { "Set-Cookie": [...cookies] } } : {}),
    body: body === undefined ? "" : JSON.stringify(body),
  };
}
