import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { TimedLine } from "../logs/lines.ts";
import { figuresOf, timesOf } from "./figures.ts";
import { type Status, screen } from "./screen.ts";

const MINUTE = 60_000;
const now = 100 * MINUTE + 30_000;
const request = (route: string, ms: number, more: Partial<TimedLine> = {}): TimedLine => ({
  at: now,
  route,
  ms,
  status: 200,
  ...more,
});

const lines: TimedLine[] = [
  request("login", 300, { SignIns: 1, Outcome: "success", Method: "password", TokenIssueTime: 12 }),
  request("login", 200, { SignIns: 1, Outcome: "failure", Method: "password", status: 401, SignInAttacks: 1 }),
  request("get-feed", 20, {
    TableTime: 8,
    table: { calls: 3, readUnits: 10, writeUnits: 1 },
    at: now - MINUTE,
    ActiveSessions: 1,
  }),
  request("get-feed", 30, { at: now - MINUTE, ActiveSessions: 1 }),
  request("get-feed", 2500, { at: now - 3 * MINUTE, ActiveSessions: 1, status: 503, TableFailures: 2 }),
  { at: now, worker: "media/sanitize-upload", ms: 700, SanitizedUploads: 1, Result: "too_small" },
  { at: now, worker: "feed/fan-out", ms: 5, level: "ERROR" },
];

test("figures are what the lines say", () => {
  const figures = figuresOf(lines, 10, now);
  expect(figures).toMatchObject({
    requests: { count: 5, perMinute: 0.5, byStatus: { "2xx": 3, "4xx": 1, "5xx": 1 } },
    responses: { count: 5, p50: 200, max: 2500 },
    signIns: { "success password": 1, "failure password": 1 },
    signInAttacks: 1,
    tokens: { issued: { count: 1, p50: 12 }, refreshed: { count: 0 } },
    table: { requests: 3, readUnits: 10, writeUnits: 1, failures: 2, throttles: 0 },
    activeSessions: { lastMinute: 2, most: 2 },
    uploads: { too_small: 1 },
  });
  expect(figures.routes.map(({ name, count, failed }) => [name, count, failed])).toEqual([
    ["get-feed", 3, 1],
    ["login", 2, 0],
  ]);
  expect(figures.workers.find(({ name }) => name === "feed/fan-out")?.failed).toBe(1);
});

test("percentiles are values that were measured", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(timesOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, max: 100 });
  expect(timesOf([7])).toEqual({ count: 1, p50: 7, p95: 7, max: 7 });
  expect(timesOf([])).toEqual({ count: 0, p50: 0, p95: 0, max: 0 });
});

describe("the screen", () => {
  const status: Status = {
    engine: "MiniStack 1.5.33",
    address: "http://localhost:4566",
    minutes: 10,
    functions: 99,
    memory: 554e6,
    figures: figuresOf(lines, 10, now),
    queues: [
      { name: "photostack-feed-fan-out", waiting: 3, inWork: 1, oldest: 12 },
      { name: "photostack-feed-fan-out-dlq", waiting: 2, inWork: 0, oldest: undefined },
      ...Array.from({ length: 9 }, (_, index) => ({
        ...{ name: `photostack-a-queue-with-a-long-name-${index}`, waiting: 1, inWork: 0, oldest: undefined },
      })),
    ],
    alarms: [{ name: "SlowResponses", state: "ALARM" }],
  };

  test("fits into 80 columns, with colours and without", () => {
    for (const colours of [true, false]) {
      const shown = screen(status, { colours });
      for (const line of shown) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(80);
      expect(shown.join("").includes("\u001b")).toBe(colours);
    }
  });

  test("says first what somebody should look at, and that there is nothing otherwise", () => {
    const warnings = screen(status).filter((line) => line.startsWith("!"));
    expect(warnings).toEqual([
      "! 1 attacks on passwords: many failed sign-ins from one address",
      "! 1 answers with a status of 500 or more",
      "! 2 requests to the table failed",
      "! the slowest answer took 2.5 s",
      "! 2 messages in photostack-feed-fan-out-dlq: npm run queues -- --redrive",
      "! the alarm SlowResponses rings",
    ]);
    const quiet = { ...status, figures: figuresOf([], 10, now), queues: [], alarms: [] };
    expect(screen(quiet)).toContain("Nothing to do.");
    expect(screen(quiet).join("\n")).not.toContain("!");
  });
});
