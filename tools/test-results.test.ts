import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "./project.ts";
import { nothingRan, ofProgram, playwrightResults, vitestResults } from "./test-results.ts";

const directory = mkdtempSync(join(tmpdir(), "results-test-"));
afterAll(() => rmSync(directory, { recursive: true }));

function report(content: unknown): string {
  const file = join(directory, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const file = (name: string) => join(root, name);

it("names a file that could not be loaded, and every failed test, each with how its error begins", () => {
  const lines = Array.from({ length: 30 }, (_, line) => `line ${line}`).join("\n");
  const testResults = [
    { name: file("a.test.ts"), status: "failed", message: "no such module", assertionResults: [] },
    {
      name: file("b.test.ts"),
      status: "failed",
      assertionResults: [
        { status: "passed", fullName: "one", failureMessages: [] },
        { status: "failed", fullName: "two", failureMessages: [`\u001b[31m${lines}\u001b[39m`] },
      ],
    },
  ];
  const { passed, failures } = vitestResults(report({ numPassedTests: 1, testResults }));
  expect(passed).toBe(1);
  expect(failures).toHaveLength(2);
  expect(failures[0]).toBe("a.test.ts\n    no such module");
  expect(failures[1]).toMatch(/^b\.test\.ts › two\n {4}line 0\n {4}line 1\n/);
  expect(failures[1]).not.toContain("line 20");
});

it("counts a flaky browser test as passed, and names those that failed", () => {
  const spec = (title: string, ok: boolean) => ({
    file: "feed.spec.ts",
    title,
    ok,
    tests: [{ results: [{ error: { message: "first" } }, { error: { message: "second" } }] }],
  });
  const suites = [{ specs: [spec("one", true)], suites: [{ specs: [spec("two", false)] }] }];
  expect(playwrightResults(report({ stats: { expected: 4, flaky: 1 }, suites }))).toEqual({
    passed: 5,
    failures: ["feed.spec.ts › two\n    second"],
  });
});

it("never calls a broken run a success", () => {
  const missing = vitestResults(join(directory, "missing.json"));
  expect(ofProgram("vitest", 1, missing).failures).toEqual(["vitest ended with exit code 1"]);
  expect(ofProgram("vitest", 1, { passed: 3, failures: [] }).failures).toEqual(["vitest ended with exit code 1"]);
  expect(ofProgram("vitest", 1, { passed: 3, failures: ["one"] }).failures).toEqual(["one"]);
  expect(ofProgram("vitest", 0, { passed: 3, failures: [] })).toEqual({ passed: 3, failures: [] });
});

it("knows when there was nothing to run", () => {
  const none = { passed: 0, failures: [] };
  expect(nothingRan([none, none])).toBe(true);
  expect(nothingRan([none, { ...none, failures: ["one"] }])).toBe(false);
  expect(nothingRan([none, { ...none, passed: 1 }])).toBe(false);
});
