import { LambdaClient, waitUntilFunctionUpdatedV2 } from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { resourceName } from "../../infra/workers.ts";
import { Dependents } from "../../tools/dev/dependents.ts";
import { FunctionCode } from "../../tools/dev/function-code.ts";
import { root } from "../../tools/project.ts";
import { callDeployed } from "../harness/deployed.ts";

/** LocalStack may start what it has just taken away until it says that it has the new code. */
const updated = (name: string) =>
  waitUntilFunctionUpdatedV2(
    { client: new LambdaClient(), maxWaitTime: 30, minDelay: 0.1 },
    { FunctionName: resourceName(name) },
  );

const platform = { os: process.platform, cpu: process.arch };

test("the code of one function is replaced, once for each change, and the function works", async () => {
  const dependents = new Dependents();
  const code = new FunctionCode(new LambdaClient(), platform, dependents);
  expect(dependents.on(`${root}/shared/health.ts`)).toEqual([]);
  expect(await code.update("health/get-openapi")).toBe(true);
  expect(await code.update("health/get-openapi")).toBe(false);
  expect(dependents.on(`${root}/functions/health/get-openapi.ts`)).toEqual(["health/get-openapi"]);
  expect(dependents.on(`${root}/shared/routes.ts`)).toEqual(["health/get-openapi"]);
  await updated("health/get-openapi");
  const event = { httpMethod: "GET", path: "/v1/openapi.json", headers: {}, requestContext: { identity: {} } };
  expect(await callDeployed("health/get-openapi", event)).toMatchObject({ statusCode: 200 });
  await code.dispose();
});

test("a function with native code keeps it", { timeout: 60_000 }, async () => {
  const code = new FunctionCode(new LambdaClient(), platform, new Dependents());
  expect(await code.update("passwords/password-hasher")).toBe(true);
  await updated("passwords/password-hasher");
  const task = { task: "hash", password: "Wide-Harbour-7" };
  expect(await callDeployed("passwords/password-hasher", task)).toMatchObject({
    hash: expect.stringContaining("$argon2id$"),
  });
  await code.dispose();
});
