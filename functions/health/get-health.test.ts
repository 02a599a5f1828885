import { expect, test, vi } from "vitest";
import { getHealth } from "../../shared/health.ts";
import { invoke } from "../../tests/harness/invoke.ts";
import { handler } from "./get-health.ts";

test("all is well", async () => {
  const { status, body } = await invoke(handler, getHealth);
  expect(status).toBe(200);
  expect(Math.abs(Date.parse(body.timestamp) - Date.now())).toBeLessThan(5000);
});

test("a table that can't be reached is a 503 that says when to try again", async () => {
  vi.resetModules();
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  const { handler: cutOff } = await import("./get-health.ts");
  const { status, body, headers } = await invoke(cutOff, getHealth);
  vi.unstubAllEnvs();
  expect([status, body.code]).toEqual([503, "unavailable"]);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});
