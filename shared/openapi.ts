import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { Problem, problemsOf, type RouteContract } from "./contract.ts";
import { RATE_WINDOW_SECONDS } from "./limits.ts";
import { type ProblemCode, problems } from "./problems.ts";
import { API_BASE, routes } from "./routes.ts";

const security: Record<RouteContract["caller"], Record<string, string[]>[]> = {
  anyone: [],
  visitor: [{}, { bearer: [] }, { cookie: [] }],
  session: [{ bearer: [] }, { cookie: [] }],
};

/** The OpenAPI 3.1 document of a route table. */
export function openApiDocument(table: readonly RouteContract[] = routes) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of table) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Photostack",
      version: "1",
      description:
        "A photo network as serverless functions. Errors are RFC 9457 problem documents; lists are paged by cursor.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: API_BASE }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-access",
          description: "Unsafe methods also need the header X-CSRF-Token, equal to the cookie __Host-csrf",
        },
      },
    },
  });
}

function operation(route: RouteContract): ZodOpenApiOperationObject {
  const limit = route.limit;
  return {
    operationId: route.name,
    tags: [route.feature],
    summary: route.summary,
    ...(limit
      ? { description: `At most ${limit.max} requests per ${limit.per} in ${RATE_WINDOW_SECONDS} seconds.` }
      : {}),
    security: security[route.caller],
    requestParams: { ...(route.params ? { path: route.params } : {}), ...(route.query ? { query: route.query } : {}) },
    ...(route.body
      ? { requestBody: { required: !route.bodyOptional, content: { "application/json": { schema: route.body } } } }
      : {}),
    responses: { ...successes(route), ...failures(route) },
  };
}

function successes(route: RouteContract) {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, { description, body }]) => [
      status,
      { description, ...(body ? { content: { "application/json": { schema: body } } } : {}) },
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
        { description: titles(codes), content: { "application/problem+json": { schema: Problem } } },
      ]),
  );
}

function titles(codes: ProblemCode[]): string {
  return codes.map((code) => `${problems[code].title} (\`${code}\`)`).join("; ");
}
