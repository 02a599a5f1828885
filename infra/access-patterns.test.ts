import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Access, access, baseline, remembers } from "./access.ts";

const page = readFileSync(join(import.meta.dirname, "../docs/access-patterns.md"), "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("|"));

test.each(Object.entries(access).filter(([, right]) => kindsOf(right).length > 0))(
  "%s's items are on the page of access patterns",
  (name, right) => {
    const own = rows.filter((row) => row.includes(`\`${name}\``)).join("\n");
    const missing = kindsOf(right).filter((kind) => !new RegExp(`\\b${kind}\\b`).test(own));
    expect(missing).toEqual([]);
  },
);

function kindsOf({ reads = [], writes = [], appends = [], updates = [], checks = [] }: Access): string[] {
  return [...reads, ...writes, ...appends, ...updates, ...checks];
}

test("the page knows no kind of item that no function touches", () => {
  const touched = new Set([baseline.caller, remembers, ...Object.values(access)].flatMap(kindsOf));
  const named = [...page.matchAll(/`([A-Z_]{4,})(?:#[^`]*)?`/g)].map(([, kind]) => kind ?? "");
  const items = named.filter((kind) => !["BatchGet", "CURRENT", "CURSOR"].includes(kind));
  expect([...new Set(items)].filter((kind) => !touched.has(kind) && kind !== "SIGNING")).toEqual([]);
  expect([...touched].filter((kind) => !items.includes(kind))).toEqual([]);
});
