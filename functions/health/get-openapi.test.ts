import { expect, test } from "vitest";
import { getOpenapi } from "../../shared/health.ts";
import { routes } from "../../shared/routes.ts";
import { invoke } from "../../tests/harness/invoke.ts";
import { handler } from "./get-openapi.ts";

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
