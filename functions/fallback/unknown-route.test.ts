import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import { expect, test } from "vitest";
import { stack } from "../../tests/harness/stack.ts";
import { handler } from "./unknown-route.ts";

const ask = async (httpMethod: string, path: string, headers = {}) => {
  const {
    statusCode,
    body,
    headers: answered,
  } = await handler({ httpMethod, path, headers } as APIGatewayProxyEvent, {} as Context);
  return { status: statusCode, code: body ? JSON.parse(body).code : undefined, headers: answered };
};

test("unknown paths are a 404, other methods of known ones a 405 that names the right ones", async () => {
  expect(await ask("GET", "/v1/nothing")).toMatchObject({ status: 404, code: "not_found" });
  expect(await ask("PUT", "/v1/users/ana/follow/x")).toMatchObject({ status: 404 });
  const { status, headers } = await ask("POST", "/api/v1/users/ana/follow");
  expect([status, headers?.Allow]).toEqual([405, "DELETE, PUT"]);
});

test("preflights are for origins on the allow-list", async () => {
  const allowed = await ask("OPTIONS", "/v1/posts", { origin: stack.origin });
  expect(allowed.headers).toMatchObject({
    "Access-Control-Allow-Origin": stack.origin,
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Credentials": "true",
  });
  const foreign = await ask("OPTIONS", "/v1/posts", { origin: "https://evil.example" });
  expect(foreign.headers).not.toHaveProperty("Access-Control-Allow-Origin");
});
