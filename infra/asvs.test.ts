import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import required from "./asvs-5.0.0.json" with { type: "json" };

/** Sections that ask for documents: what fulfils them is one. */
const DOCUMENTATION = /^(2|6|7|8|11|14|16)\.1\./;
const STATUSES = ["done", "partly", "not yet", "not applicable"] as const;

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/security/asvs.md"), "utf8");
const tableRows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "));
const rows = tableRows
  .filter(([number = ""]) => /^\d+\.\d+\.\d+$/.test(number))
  .map((cells) => {
    const [number = "", level = "", , status = "", where = "", tests = ""] = cells;
    return { number, level, status, where, tests, cells: cells.length };
  });
const statusOf = (status: string) => STATUSES.find((known) => status === known || status.startsWith(`${known}: `));

test("every requirement is looked at once, with its level", () => {
  expect(Object.fromEntries(rows.map(({ number, level }) => [number, Number(level)]))).toEqual(required);
  expect(rows.map(({ number }) => number)).toEqual([...new Set(rows.map(({ number }) => number))]);
});

describe.each(rows)("$number", ({ status, where, tests, number, cells }) => {
  test("says how it stands, and why where it is not done", () => {
    expect(cells).toBe(6);
    const known = statusOf(status);
    expect(known, status).toBeDefined();
    if (known !== "done") expect(status.length).toBeGreaterThan(`${known}: `.length);
    if (known === "not applicable") expect([where, tests]).toEqual(["–", "–"]);
  });

  test("names files and tests that there are", () => {
    for (const [, path = ""] of where.matchAll(/`([^`]+)`/g)) expect(existsSync(join(root, path)), path).toBe(true);
    const named = [...tests.matchAll(/`([^`]+)` › (.+?)(?=<br>|$)/g)];
    expect(named.map(([whole]) => whole).join("<br>")).toBe(tests === "–" ? "" : tests);
    for (const [, file = "", name = ""] of named) expect(holds(file, name), `${file} › ${name}`).toBe(true);
    if (status === "done" && named.length === 0) {
      expect(DOCUMENTATION.test(number), "done, but no test shows it").toBe(true);
      expect(where).toMatch(/`docs\/[^`]+\.md`/);
    }
  });
});

/** Whether a file holds a name between quotes, as that of a test or of one of its cases is. */
function holds(file: string, name: string): boolean {
  const source = readFileSync(join(root, file), "utf8");
  return ['"', "'", "`"].some((quote) => source.includes(quote + name + quote));
}

test("the counts are those of the rows", () => {
  const summary = tableRows
    .filter(([name = ""]) => /^(V\d+ |all$)/.test(name))
    .map(([name = "", ...cells]) => [name, cells]);
  const titles = [...page.matchAll(/^## (V(\d+) .+)$/gm)].map(([, title = "", chapter = ""]) => ({ title, chapter }));
  const counted = (own: typeof rows) =>
    [own.length, ...STATUSES.map((known) => own.filter(({ status }) => statusOf(status) === known).length)].map(String);
  expect(summary).toEqual([
    ...titles.map(({ title, chapter }) => [
      title,
      counted(rows.filter(({ number }) => number.startsWith(`${chapter}.`))),
    ]),
    ["all", counted(rows)],
  ]);
});
