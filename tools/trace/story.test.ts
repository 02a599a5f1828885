import { expect, test } from "vitest";
import { type Chapter, isTraceId, tell } from "./story.ts";

const chapter = (change: Partial<Chapter>): Chapter => ({
  time: new Date("2026-11-24T09:30:00.000Z"),
  who: "create-post",
  outcome: "201",
  ms: 12,
  table: { calls: 3, readUnits: 1, writeUnits: 8 },
  failed: false,
  ...change,
});

test("a story tells when, who, how it ended and what it took", () => {
  const later = { time: new Date("2026-11-24T09:30:01.250Z"), who: "feed/fan-out", outcome: "TimeoutError: slow" };
  expect(tell([chapter({}), chapter({ ...later, failed: true, table: undefined })])).toEqual([
    "  +0.000 s  ✓ create-post   201      12 ms  3 calls, 1 RU, 8 WU",
    "  +1.250 s  ✗ feed/fan-out  TimeoutError: slow   12 ms",
  ]);
  expect(tell([])).toEqual([]);
});

test.each([
  ["4bf92f3577b34da6a3ce929d0e0e4736", true],
  ["4BF92F3577B34DA6A3CE929D0E0E4736", false],
  ['" OR 1', false],
])("%s is a trace id: %s", (text, is) => {
  expect(isTraceId(text)).toBe(is);
});
