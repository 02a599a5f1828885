import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { afterEach, expect, test, vi } from "vitest";
import { logger } from "../../functions/runtime/logger.ts";
import { route } from "../../functions/runtime/route.ts";
import { getHealth } from "../../shared/health.ts";
import { getMe } from "../../shared/users.ts";
import { readEntries } from "../../tools/logs/lines.ts";
import { type Answer, Client } from "../harness/api.ts";
import { invoke, member } from "../harness/invoke.ts";
import { PASSWORD } from "../harness/people.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const logs = new CloudWatchLogsClient({});
const traced = (traceId: string) => ({ traceparent: `00-${traceId}-00f067aa0ba902b7-01` });

/** All that the deployed functions have written of a trace. */
async function writtenOf(traceId: string): Promise<string[]> {
  return (await readEntries(logs, { having: traceId })).map(({ text }) => text);
}

test("a line tells when, in UTC, what was asked, by whom and how it ended, and nothing of what was sent", {
  timeout: 120_000,
}, async () => {
  const ana = await member("ana");
  const agent = "an agent of one's own";
  const secrets = [PASSWORD, "Wrong-Harbour-7", ana.email, ana.username, ana.token, agent];
  const call = (method: string, path: string, traceId: string, more: object) => {
    const client = new Client();
    secrets.push(client.address);
    return client.call(method, path, { headers: { ...traced(traceId), "user-agent": agent }, ...more });
  };
  const attempt = (password: string) => (traceId: string) =>
    call("POST", "/auth/login", traceId, { body: { username: ana.email, password, remember: true } });
  const look = (traceId: string) => call("GET", "/users/me", traceId, { token: ana.token });
  const metered = { Timestamp: expect.any(Number), CloudWatchMetrics: expect.any(Array) };
  const expected = [
    [attempt("Wrong-Harbour-7"), { route: "login", status: 401, code: "wrong_credentials", account_id: ana.id }],
    [attempt(PASSWORD), { route: "login", status: 200, SignIns: 1, Outcome: "success", Method: "password" }],
    [look, { route: "get-me", status: 200, caller_id: ana.id, ResponseTime: expect.any(Number), _aws: metered }],
  ] as const;
  for (const [send, line] of expected) {
    const { body, written, traceId } = await writtenBy(send);
    const requests = written.map((text) => JSON.parse(text.slice(text.indexOf("{"))));
    expect(requests).toContainEqual(
      expect.objectContaining({ level: "INFO", message: "request", service: "photostack", trace_id: traceId, ...line }),
    );
    for (const { timestamp } of requests) expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const tokens = [body.access_token, body.refresh_token].filter(Boolean);
    for (const secret of [...secrets, ...tokens]) expect(written.join("\n")).not.toContain(secret);
  }
});

/** Sends a request and waits for what is written of it. Under load an engine may be late with a line, so the request is repeated. */
async function writtenBy(send: (traceId: string) => Promise<Answer>) {
  const traceId = randomBytes(16).toString("hex");
  const { body } = await send(traceId);
  for (let turn = 0; turn < 4; turn++) {
    for (let wait = 0; wait < 5; wait++) {
      const written = await writtenOf(traceId);
      if (written.length > 0) return { body, written, traceId };
      await delay(500);
    }
    await send(traceId);
  }
  throw new Error(`Nothing was written of ${traceId}`);
}

test("what nobody expected is written down with its cause, and told to nobody", async () => {
  const written = vi.spyOn(logger, "error");
  const cause = new Error("the inside of the inside");
  const broken = route(getHealth, async () => {
    throw cause;
  });
  const { status, body } = await invoke(broken, getHealth);
  expect([status, body.code]).toEqual([500, "internal_error"]);
  expect(JSON.stringify(body)).not.toContain("inside of");
  expect(written).toHaveBeenCalledWith("failed", { trace_id: body.trace_id, error: cause });
});

test("when the table can't be asked nobody is let in, and that is written down", async () => {
  const ana = await member("ana");
  vi.resetModules();
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  const { logger: fresh } = await import("../../functions/runtime/logger.ts");
  const written = vi.spyOn(fresh, "error");
  const { handler: cutOff } = await import("../../functions/users/get-me.ts");
  const { status, body } = await invoke(cutOff, getMe, { as: ana });
  expect([status, body.code]).toEqual([503, "unavailable"]);
  expect(written).toHaveBeenCalledWith("failed", expect.objectContaining({ trace_id: body.trace_id }));
});
