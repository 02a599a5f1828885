import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const rows = readFileSync(join(root, "docs/security-controls.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| |"))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")) as [string, string, string, string]);

test.each(rows)("%s: %s", (_, __, where, tests) => {
  for (const [, path = ""] of where.matchAll(/`([^`]+)`/g)) expect(existsSync(join(root, path)), path).toBe(true);
  const named = [...tests.matchAll(/`([^`]+)` › (.+?)(?=<br>|$)/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, file = "", name = ""] of named) {
    expect(readFileSync(join(root, file), "utf8").includes(name), `${file} › ${name}`).toBe(true);
  }
});
