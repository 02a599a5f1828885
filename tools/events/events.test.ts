import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { glob } from "tinyglobby";
import { expect, test } from "vitest";
import { allWorkers } from "../../infra/workers.ts";
import { routes } from "../../shared/routes.ts";
import { root } from "../project.ts";
import { allEvents, asText, eventFile } from "./all-events.ts";

test("events/ holds the event of every function, as the contracts make it (npm run events writes them)", async () => {
  const events = await allEvents();
  const functions = [...routes.map(({ feature, name }) => `${feature}/${name}`), ...allWorkers.map(({ name }) => name)];
  expect([...events.keys()].sort()).toEqual(functions.sort());
  const files = await glob("events/**/*.json", { cwd: root });
  expect(files.sort()).toEqual([...events.keys()].map((name) => relative(root, eventFile(name))).sort());
  const stale = [...events].filter(([name, event]) => readFileSync(eventFile(name), "utf8") !== asText(event));
  expect(stale.map(([name]) => name)).toEqual([]);
});

test("a route's event has what its contract asks for", async () => {
  const events = await allEvents();
  const createPost = events.get("posts/create-post") as { readonly body: string };
  expect(JSON.parse(createPost.body)).toMatchObject({ upload_ids: [expect.stringMatching(/^019a/)] });
  expect(events.get("search/search")).toMatchObject({ queryStringParameters: { q: expect.any(String) } });
  for (const { feature, name, body, params, path } of routes as readonly {
    feature: string;
    name: string;
    path: string;
    body?: { parse(value: unknown): unknown };
    params?: { parse(value: unknown): unknown };
  }[]) {
    const event = events.get(`${feature}/${name}`) as { body: string | null; pathParameters: unknown; path: string };
    if (body) expect(() => body.parse(JSON.parse(event.body ?? "")), name).not.toThrow();
    if (params) expect(() => params.parse(event.pathParameters), `${name} ${path}`).not.toThrow();
    expect(event.path, name).not.toMatch(/[{}]/);
  }
});
