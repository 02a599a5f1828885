import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inputHash } from "./inputs.ts";

let directory: string;
const write = (name: string, content: string) => writeFileSync(join(directory, name), content);
const hash = (settings = {}) => inputHash(directory, ["**/*.ts"], settings);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "inputs-test-"));
  write("a.ts", "one");
  write("b.ts", "two");
});

afterEach(() => rmSync(directory, { recursive: true }));

it("is the same for the same files and settings", async () => {
  expect(await hash({ x: "1", y: "2" })).toBe(await hash({ y: "2", x: "1" }));
});

it.each([
  ["a changed file", () => write("a.ts", "other")],
  ["a new file", () => write("c.ts", "")],
  ["a removed file", () => rmSync(join(directory, "b.ts"))],
  ["content that moves between files", () => [write("a.ts", "onet"), write("b.ts", "wo")]],
])("changes with %s", async (_, change) => {
  const before = await hash();
  change();
  expect(await hash()).not.toBe(before);
});

it("changes with a setting", async () => {
  expect(await hash({ origin: "a" })).not.toBe(await hash({ origin: "b" }));
});

it("does not change with a test or a file outside the patterns", async () => {
  const before = await hash();
  write("a.test.ts", "new");
  write("notes.md", "new");
  expect(await hash()).toBe(before);
});
