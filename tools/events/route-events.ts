import type { RouteContract } from "../../shared/contract.ts";
import { openApiDocument } from "../../shared/openapi.ts";
import { known } from "./known.ts";
import { type Document, type Operation, sample, sampleBody } from "./sample.ts";

/** What a function is called with. */
export type Event = Readonly<Record<string, unknown>>;

/** What API Gateway calls a route's function with, as far as anything reads it. */
export interface RouteEvent extends Event {
  readonly httpMethod: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>> | null;
  readonly queryStringParameters: Readonly<Record<string, string>> | null;
  readonly body: string | null;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Parameters<typeof sample>[1];
  readonly example?: unknown;
}

const document = openApiDocument() as unknown as Document;

/**
 * The event of a route, from the examples of its contract.
 * @param values of fields and parameters by their name, instead of examples
 */
export function routeEvent(route: RouteContract, values: Readonly<Record<string, unknown>> = known): RouteEvent {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()] as Operation & {
    readonly parameters?: readonly Parameter[];
  };
  const parameters = operation.parameters ?? [];
  const parametersIn = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, schema, example }) => [
          name,
          String(values[name] ?? example ?? sample(document, schema, values, name)),
        ]),
    );
  const pathParameters = parametersIn("path");
  const query = parametersIn("query");
  const body = route.body ? sampleBody(document, operation, values) : undefined;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathParameters[name] ?? ""));
  return {
    resource: `/v1${route.path}`,
    path: `/v1${path}`,
    httpMethod: route.method,
    headers: { Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    pathParameters: orNull(pathParameters),
    queryStringParameters: orNull(query),
    requestContext: {
      resourcePath: `/v1${route.path}`,
      httpMethod: route.method,
      path: `/api/v1${path}`,
      stage: "api",
      identity: { sourceIp: "127.0.0.1", userAgent: "aws-cli" },
    },
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
  };
}

const orNull = <T extends object>(values: T) => (Object.keys(values).length > 0 ? values : null);
