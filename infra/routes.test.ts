import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import { defineRoute } from "../shared/contract.ts";
import { routes } from "../shared/routes.ts";
import { temporaryApp } from "../tests/harness/temporary-app.ts";
import { access } from "./access.ts";
import { settingsFrom } from "./settings.ts";
import { makeStacks, type Photostack } from "./stack.ts";
import { calledWorkers, fallback, queueWorkers, scheduledWorkers, socketWorkers, streamWorker } from "./workers.ts";

const root = join(import.meta.dirname, "..");
const settings = settingsFrom({ PHOTOSTACK_ORIGINS: "http://localhost:3000", PHOTOSTACK_EDGE_SECRET: "s" });
const routeNames = routes.map(({ feature, name }) => `${feature}/${name}`);
const workers = [...queueWorkers, ...calledWorkers, ...scheduledWorkers, ...socketWorkers, streamWorker, fallback];
const workerNames = workers.map(({ name }) => name);

let stack: Photostack;
let template: Template;

beforeAll(() => {
  const { photostack, api } = makeStacks(temporaryApp(), settings);
  stack = photostack;
  template = Template.fromStack(api);
});

describe.each([...routeNames, ...workerNames])("%s", (name) => {
  test("has a handler and a test beside it", () => {
    expect(existsSync(join(root, "functions", `${name}.ts`))).toBe(true);
    expect(existsSync(join(root, "functions", `${name}.test.ts`))).toBe(true);
  });

  test("has an access entry if its bundle holds a feature's store", () => {
    const output = Object.entries(stack.bundles.metafile.outputs).find(([path]) => path.endsWith(`/${name}/index.js`));
    const own = Object.entries(output?.[1].inputs ?? {})
      .filter(([path, { bytesInOutput }]) => path.startsWith("functions/") && bytesInOutput > 0)
      .map(([path]) => path);
    expect(own.length).toBeGreaterThan(0);
    const stores = own.filter((path) => !path.startsWith("functions/runtime/") && usesTable(path));
    if (stores.length > 0 && !(name in access))
      expect.fail(`${name} uses ${stores} but has no entry in infra/access.ts`);
  });
});

function usesTable(path: string): boolean {
  return readFileSync(join(root, path), "utf8").includes('from "../runtime/table.ts"');
}

test("no access is given to a function that does not exist", () => {
  expect(Object.keys(access).filter((name) => ![...routeNames, ...workerNames].includes(name))).toEqual([]);
});

test("a handler has under forty lines and imports no SDK", () => {
  for (const name of routeNames) {
    const source = readFileSync(join(root, "functions", `${name}.ts`), "utf8");
    expect(source.split("\n").length, name).toBeLessThan(40);
    expect(source, name).not.toContain("@aws-sdk");
  }
});

test("every route is a method of its resource, and everything else is answered too", () => {
  const methods = Object.values(template.findResources("AWS::ApiGateway::Method"));
  const named = methods.filter(({ Properties }) => Properties.HttpMethod !== "ANY");
  expect(named).toHaveLength(routes.length);
  const resources = Object.keys(template.findResources("AWS::ApiGateway::Resource")).length;
  expect(methods.length - named.length).toBe(resources + 1);
});

test("a route needs no more than a contract and a handler to be deployed", () => {
  const toy = defineRoute({
    name: "get-health",
    feature: "health",
    method: "GET",
    path: "/toys/{toy}",
    summary: "A toy",
    caller: "anyone",
    responses: { 204: { description: "Played" } },
    errors: [],
  });
  const { photostack, api } = makeStacks(temporaryApp(), settings, { routes: [toy] });
  Template.fromStack(api).hasResourceProperties("AWS::ApiGateway::Resource", { PathPart: "{toy}" });
  Template.fromStack(photostack).hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: "photostack-health-get-health",
  });
});
