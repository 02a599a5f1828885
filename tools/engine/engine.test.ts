import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Steps } from "../steps.ts";
import { type EngineOptions, openEngine } from "./engine.ts";

const endings: (() => unknown)[] = [];
let body = "";
let server: Server;
let options: EngineOptions;

beforeEach(async () => {
  server = createServer((_, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("AWS_ENDPOINT_URL", "");
  vi.stubEnv("PHOTOSTACK_ENGINE", "embedded");
  options = {
    steps: new Steps({ write: () => true }),
    directory: join(tmpdir(), "no-engine-here"),
    log: join(tmpdir(), "no-engine-here", "engine.log"),
    port: (server.address() as AddressInfo).port,
    persist: false,
    onEnd: (ending) => endings.push(ending),
  };
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const ending of endings.splice(0)) await ending();
  server.closeAllConnections();
  server.close();
});

it("uses an engine that already answers, and leaves it running", async () => {
  body = JSON.stringify({ services: {}, version: "1.5.33", iot_mtls: null });
  const engine = await openEngine(options);
  expect(engine).toMatchObject({ target: "embedded", publicUrl: `http://localhost:${options.port}` });
  await engine.stop();
  expect(server.listening).toBe(true);
});

it("takes the engine AWS_ENDPOINT_URL names", async () => {
  body = JSON.stringify({ services: {}, version: "4.14.0" });
  vi.stubEnv("AWS_ENDPOINT_URL", `http://localhost:${options.port}/`);
  const engine = await openEngine({ ...options, port: 1 });
  expect(engine).toMatchObject({ target: "localstack", url: `http://127.0.0.1:${options.port}` });
});

it("says what to do when the named engine does not answer", async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
  await expect(openEngine(options)).rejects.toThrow("Nothing answers at http://127.0.0.1:1: start that engine");
});

it("says what to do when another program has the port", async () => {
  body = "hello";
  await expect(openEngine(options)).rejects.toThrow(`Port ${options.port} is used by another program`);
});

it("does not deploy to what is gone after the command", async () => {
  vi.stubEnv("PHOTOSTACK_ENGINE", "localstack");
  vi.stubEnv("PATH", "/nowhere");
  const opening = openEngine({ ...options, port: 1, forLater: true });
  await expect(opening).rejects.toThrow("LocalStack without Docker keeps nothing after the command that starts it");
});
