import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Caller, sessionOf } from "./session.ts";

const directory = mkdtempSync(join(tmpdir(), "session-test-"));
const file = join(directory, "kept", "session.json");
let origin = "";
let signIns = 0;
let alive = "";
let refusals = 0;

/** Gives each sign-in a token of its own, of which the last one is good. */
const server = createServer((request, response) => {
  const answer = (status: number, body: object, headers = {}) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  if (refusals-- > 0) return answer(429, {}, { "retry-after": "1" });
  if (request.url?.endsWith("/auth/login")) {
    alive = `token-${++signIns}`;
    return answer(200, { access_token: alive });
  }
  if (request.headers.authorization === `Bearer ${alive}`) return answer(200, {});
  return answer(401, { type: "about:blank", title: "", status: 401, detail: "", code: "session_ended", trace_id: "t" });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  rmSync(file, { force: true });
  signIns = 0;
  refusals = 0;
});

const caller = (more: Partial<Caller> = {}): Caller => ({
  origin,
  username: "ana",
  password: async () => "password",
  onWait: () => undefined,
  ...more,
});
const token = async (more?: Partial<Caller>) => (await sessionOf(caller(more), file)).authorization;

test("one session serves call after call, and nobody else reads it", async () => {
  expect([await token(), await token()]).toEqual(["Bearer token-1", "Bearer token-1"]);
  expect(signIns).toBe(1);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("who is signed out, or somebody else, signs in anew", async () => {
  await token();
  alive = "";
  expect(await token()).toBe("Bearer token-2");
  expect(await token({ username: "ben" })).toBe("Bearer token-3");
});

test("a session whose sign-in is no fresh proof any more is not used", async () => {
  await token();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 });
  expect(await token()).toBe("Bearer token-2");
  vi.useRealTimers();
});

test("whoever has to wait is told how long", async () => {
  const waits: number[] = [];
  refusals = 1;
  expect(await token({ onWait: (seconds) => waits.push(seconds) })).toBe("Bearer token-1");
  expect(waits).toEqual([1]);
});
