import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { isPortTaken, probe } from "./probe.ts";

const servers: Server[] = [];

/** A server that gives every request this answer. */
async function answering(status: number, body: string): Promise<number> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it.each([
  ["MiniStack", { services: { s3: "available" }, version: "1.5.33", iot_mtls: null }, "MiniStack 1.5.33", "embedded"],
  [
    "LocalStack",
    { services: { s3: "running" }, edition: "community", version: "4.14.0" },
    "LocalStack 4.14.0",
    "localstack",
  ],
])("recognises %s", async (_, health, name, target) => {
  const port = await answering(200, JSON.stringify(health));
  expect(await probe(`http://127.0.0.1:${port}`)).toEqual({ name, target });
});

it.each([
  ["a page", 200, "<html>"],
  ["other JSON", 200, "{}"],
  ["an error", 500, '{"services":{}}'],
])("does not take %s for an engine", async (_, status, body) => {
  expect(await probe(`http://127.0.0.1:${await answering(status, body)}`)).toBeNull();
});

it("tells whether a port is taken", async () => {
  const port = await answering(200, "");
  expect(await isPortTaken(port)).toBe(true);
  const [server] = servers.splice(0);
  await new Promise((resolve) => server?.close(resolve));
  expect(await isPortTaken(port)).toBe(false);
});
