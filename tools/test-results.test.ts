import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { countPlaywright, countVitest, nothingRan, total } from "./test-results.ts";

const directory = mkdtempSync(join(tmpdir(), "results-test-"));
afterAll(() => rmSync(directory, { recursive: true }));

function report(content: unknown): string {
  const file = join(directory, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it("counts a file that could not be loaded as a failure", () => {
  const testResults = [
    { status: "passed", assertionResults: [{}] },
    { status: "failed", assertionResults: [] },
  ];
  expect(countVitest(report({ numPassedTests: 1, numFailedTests: 0, testResults }))).toEqual({ passed: 1, failed: 1 });
});

it("counts a flaky browser test as passed", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright(report({ stats }))).toEqual({ passed: 5, failed: 1 });
});

it("never calls a broken run a success", () => {
  const missing = countVitest(join(directory, "missing.json"));
  expect(total([{ count: missing, exitCode: 1 }])).toEqual({ passed: 0, failed: 1 });
  expect(total([{ count: { passed: 3, failed: 0 }, exitCode: 1 }])).toEqual({ passed: 3, failed: 1 });
  expect(total([{ count: { passed: 3, failed: 2 }, exitCode: 1 }])).toEqual({ passed: 3, failed: 2 });
  expect(total([{ count: { passed: 3, failed: 0 }, exitCode: 0 }])).toEqual({ passed: 3, failed: 0 });
});

it("knows when there was nothing to run", () => {
  const none = { count: { passed: 0, failed: 0 }, exitCode: 0 };
  expect(nothingRan([none, none])).toBe(true);
  expect(nothingRan([none, { ...none, exitCode: 1 }])).toBe(false);
  expect(nothingRan([none, { count: { passed: 1, failed: 0 }, exitCode: 0 }])).toBe(false);
});
