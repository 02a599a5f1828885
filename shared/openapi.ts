import { sample } from "openapi-sampler";
import * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { idempotencyKeyPattern, Problem, problemsOf, type RouteContract } from "./contract.ts";
import { limits, RATE_WINDOW_SECONDS } from "./limits.ts";
import { type ProblemCode, problems } from "./problems.ts";
import { API_BASE, routes } from "./routes.ts";

const security: Record<RouteContract["caller"], Record<string, string[]>[]> = {
  anyone: [],
  visitor: [{}, { bearer: [] }, { cookie: [], csrf: [] }],
  session: [{ bearer: [] }, { cookie: [], csrf: [] }],
};

const TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

/** What every answer carries besides its body. */
const everyAnswer = {
  "X-Request-Id": z.string().meta({
    description: "Trace id of the request, as in its log lines",
    example: TRACE_ID,
    header: { id: "RequestId" },
  }),
};
const countedAnswer = {
  "RateLimit-Policy": z.string().meta({
    description: "Name, quota and window of the limit",
    example: '"user";q=100;w=60',
    header: { id: "RateLimitPolicy" },
  }),
  RateLimit: z.string().meta({
    description: "What is left of it, and for how long",
    example: '"user";r=99;t=60',
    header: { id: "RateLimit" },
  }),
};
const repeatedAnswer = {
  "Idempotent-Replayed": z
    .literal("true")
    .optional()
    .meta({ description: "This is the first answer again", header: { id: "IdempotentReplayed" } }),
};
const waitingAnswer = {
  "Retry-After": z
    .string()
    .meta({ description: "Seconds to wait before the next try", example: "12", header: { id: "RetryAfter" } }),
};

const idempotencyKey = (pattern: RegExp) =>
  z.string().regex(pattern).optional().meta({
    description: "Makes repeating the request harmless: the same key and body is given the first answer for a day",
    example: "0b5e5d9e-5d5c-4a52-9d4e-0d7c8a1a6a55",
  });

/** The OpenAPI 3.1 document of a route table, with an example of every body. */
export function openApiDocument(table: readonly RouteContract[] = routes) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of table) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  const document = createDocument({
    openapi: "3.1.1",
    info: {
      title: "Photostack",
      version: "1",
      description:
        "A photo network as serverless functions. Errors are RFC 9457 problem documents; lists are paged by cursor; requests are traced by W3C `traceparent`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: API_BASE }],
    tags: [...new Set(table.map(({ feature }) => feature))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        cookie: { type: "apiKey", in: "cookie", name: "__Host-access" },
        csrf: {
          type: "apiKey",
          in: "header",
          name: "X-CSRF-Token",
          description: "With cookies, every unsafe method needs this header, equal to the cookie __Host-csrf",
        },
      },
    },
  });
  return withExamples(document);
}

function operation(route: RouteContract): ZodOpenApiOperationObject {
  const { max, per } = route.limit ?? (route.caller === "session" ? limits.user : limits.visitor);
  return {
    operationId: route.name,
    tags: [route.feature],
    summary: route.summary,
    description: `At most ${max} requests per ${per} in ${RATE_WINDOW_SECONDS} seconds.`,
    security: security[route.caller],
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(route.idempotent
        ? { header: z.object({ "Idempotency-Key": idempotencyKey(idempotencyKeyPattern(route)) }) }
        : {}),
    },
    ...(route.body
      ? { requestBody: { required: !route.bodyOptional, content: { "application/json": { schema: route.body } } } }
      : {}),
    responses: { ...successes(route), ...failures(route) },
  };
}

function successes(route: RouteContract) {
  const headers = z.object({ ...everyAnswer, ...countedAnswer, ...(route.idempotent ? repeatedAnswer : {}) });
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, { description, body }]) => [
      status,
      { description, headers, ...(body ? { content: { "application/json": { schema: body } } } : {}) },
    ]),
  );
}

function failures(route: RouteContract) {
  const byStatus = Map.groupBy(problemsOf(route), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !(status in route.responses))
      .map(([status, codes]) => [
        status,
        {
          description: titles(codes),
          headers: z.object({ ...everyAnswer, ...(status === 429 || status === 503 ? waitingAnswer : {}) }),
          content: { "application/problem+json": { schema: Problem, examples: problemExamples(codes) } },
        },
      ]),
  );
}

function titles(codes: readonly ProblemCode[]): string {
  return codes.map((code) => `${problems[code].title} (\`${code}\`)`).join("; ");
}

function problemExamples(codes: readonly ProblemCode[]) {
  return Object.fromEntries(
    codes.map((code) => [code, { summary: problems[code].title, value: problemExample(code) }]),
  );
}

function problemExample(code: ProblemCode): Problem {
  const { status, title } = problems[code];
  const errors = code === "invalid_request" ? { errors: [{ path: "limit", message: "Invalid input" }] } : {};
  return { type: "about:blank", title, status, detail: `${title}.`, code, trace_id: TRACE_ID, ...errors };
}

interface MediaType {
  schema?: object;
  example?: unknown;
  examples?: unknown;
}

/** Gives every body that has none an example, made from the examples of its parts. */
function withExamples<Document extends object>(document: Document): Document {
  const { paths = {} } = document as { paths?: Record<string, Record<string, DocumentedOperation>> };
  for (const documented of Object.values(paths).flatMap((path) => Object.values(path))) {
    for (const { content = {} } of [documented.requestBody ?? {}, ...Object.values(documented.responses ?? {})]) {
      for (const media of Object.values(content)) {
        if (media.schema && !media.examples) media.example = sample(media.schema, { skipReadOnly: false }, document);
      }
    }
  }
  return document;
}

interface DocumentedOperation {
  readonly requestBody?: { readonly content?: Record<string, MediaType> };
  readonly responses?: Record<string, { readonly content?: Record<string, MediaType> }>;
}
