import { expect, test } from "vitest";
import { problemsOf } from "./contract.ts";
import { openApiDocument } from "./openapi.ts";
import { problems } from "./problems.ts";
import { routes } from "./routes.ts";

test("names and endpoints are unique, and names fit their file", () => {
  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
  for (const { name } of routes) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test.each(routes.map((route) => [route.name, route] as const))("%s describes its path's parameters", (_, route) => {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const described = "params" in route ? Object.keys(route.params.shape) : [];
  expect(described).toEqual(named);
});

test("every answer in the document has a description, every problem a title", () => {
  const document = openApiDocument();
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(["Post", "Media", "Problem"]));
  for (const route of routes) {
    for (const code of problemsOf(route)) expect(problems[code].title).toBeTruthy();
  }
});
