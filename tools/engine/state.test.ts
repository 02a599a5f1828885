import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { admitState, STATE_FORMAT } from "./state.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "state-test-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("state begins with this format, and is admitted again", () => {
  admitState(directory);
  expect(readFileSync(join(directory, "format"), "utf8")).toBe(String(STATE_FORMAT));
  mkdirSync(join(directory, "state"));
  expect(() => admitState(directory)).not.toThrow();
});

test("state from before there were formats is refused", () => {
  mkdirSync(join(directory, "state"));
  expect(() => admitState(directory)).toThrow(/of an older Photostack \(format 1, .*npm run reset/);
});

test("state of a newer Photostack is refused", () => {
  writeFileSync(join(directory, "format"), String(STATE_FORMAT + 1));
  expect(() => admitState(directory)).toThrow(/of a newer Photostack/);
});
