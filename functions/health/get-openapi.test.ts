import { expect, test } from "vitest";
import type { RouteContract } from "../../shared/contract.ts";
import { getOpenapi } from "../../shared/health.ts";
import { routes } from "../../shared/routes.ts";
import { invoke } from "../../tests/harness/invoke.ts";
import { handler } from "./get-openapi.ts";

interface Bodies {
  readonly content?: Record<string, { readonly example?: unknown; readonly examples?: object }>;
}

test("every body that is sent or answered has an example that its own contract accepts", async () => {
  const { body } = await invoke(handler, getOpenapi);
  for (const route of routes) {
    const operation = body.paths[route.path][route.method.toLowerCase()];
    const contract: RouteContract = route;
    for (const [status, { content = {} }] of Object.entries(operation.responses as Record<string, Bodies>)) {
      for (const { example, examples } of Object.values(content)) {
        expect(examples ?? example, `${route.name} ${status}`).toBeTruthy();
        if (example) contract.responses[Number(status)]?.body?.parse(example);
      }
    }
    const sent = (operation.requestBody as Bodies | undefined)?.content?.["application/json"]?.example;
    if (contract.body) contract.body.parse(sent);
  }
});

test("every route is described, with every answer it can give", async () => {
  const { body } = await invoke(handler, getOpenapi);
  expect(body.openapi).toMatch(/^3\.1/);
  for (const route of routes) {
    const operation = body.paths[route.path][route.method.toLowerCase()];
    expect(operation.operationId).toBe(route.name);
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining([...Object.keys(route.responses), "429", "500"]),
    );
  }
});
