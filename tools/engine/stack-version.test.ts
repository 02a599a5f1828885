import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { stackVersion } from "./stack-version.ts";

let server: Server;
let url = "";
let answer = { status: 200, body: "" };
let asked = { authorization: "", body: "" };

beforeEach(async () => {
  server = createServer(async (request, response) => {
    asked = { authorization: request.headers.authorization ?? "", body: (await request.toArray()).join("") };
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function stack(status: string, updated: string): string {
  return `<StackId>arn:1</StackId><StackStatus>${status}</StackStatus><LastUpdatedTime>${updated}</LastUpdatedTime>`;
}

it("asks for the stack with a signature", async () => {
  answer = { status: 200, body: stack("CREATE_COMPLETE", "10:00") };
  await stackVersion(url, "Photostack");
  expect(asked.body).toContain("StackName=Photostack");
  expect(asked.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/us-east-1\/cloudformation\//);
});

it("changes with every update", async () => {
  answer = { status: 200, body: stack("CREATE_COMPLETE", "10:00") };
  const first = await stackVersion(url, "Photostack");
  answer = { status: 200, body: stack("UPDATE_COMPLETE", "10:05") };
  expect(first).not.toBeNull();
  expect(await stackVersion(url, "Photostack")).not.toBe(first);
});

it.each([
  ["is missing", 400, "<Code>ValidationError</Code>"],
  ["was rolled back", 200, stack("UPDATE_ROLLBACK_COMPLETE", "10:00")],
  ["is being deleted", 200, stack("DELETE_IN_PROGRESS", "10:00")],
])("is null when the stack %s", async (_, status, body) => {
  answer = { status, body };
  expect(await stackVersion(url, "Photostack")).toBeNull();
});
