import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { metrics } from "../shared/metrics.ts";
import { problems } from "../shared/problems.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const page = read("docs/operations.md");
const rows = page.split("\n").filter((line) => line.startsWith("| "));

const TEXT = String.raw`(\`(?:[^\`$]|\$\{[^}]*\})*\`|"(?:[^"\\]|\\.)*")`;
/** Where tools keep sentences that end in front of people. */
const SENTENCES = new RegExp(
  String.raw`(?:new Failure\(|\bfail\(|\bfailure(?::| =)|\bmissing:|\bsentence =|\bunprepared =|\bbusy =|\bcdk\(root,|resolve\()\s*${TEXT}`,
  "g",
);
const OTHER = /new Failure\((?!\s*["`])\s*([^,)]+)/g;
/** What a failure is made of where it is no text: named here with where the text is found. */
const passedOn = ["sentence", "busy", "program.missing", "await engine.died", "usageOf(usage", "outcome.problem"];

/** A text with `…` for what differs. */
const withGaps = (text: string) =>
  text
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/\$\{[^}]*\}/g, "…")
    .replaceAll("……", "…");

const tools = globSync("tools/**/*.{ts,mjs}", { cwd: root, ignore: ["**/*.test.ts", "tools/bench/**"] });
const shown = [
  ...tools.flatMap((file) => [...read(file).matchAll(SENTENCES)].map(([, text = ""]) => withGaps(text))),
  ...[...read("infra/settings.ts").matchAll(new RegExp(String.raw`new Error\(\s*${TEXT}`, "g"))].map(([, text = ""]) =>
    withGaps(text),
  ),
].filter(
  (text) => text.replace(/[…\\n ]/g, "") !== "" && !text.includes("\\n\\n") && !text.includes("The whole log is"),
);

test.each(Object.keys(problems))("the page of operations says what %s means and what to do", (code) => {
  const [, meaning = "", todo = ""] = rows.find((row) => row.startsWith(`| \`${code}\` |`))?.split(" | ") ?? [];
  expect(meaning.length).toBeGreaterThan(10);
  expect(todo.length).toBeGreaterThan(5);
});

test("and every sentence that tools can end with", () => {
  expect(shown.length).toBeGreaterThan(50);
  expect(shown.filter((text) => !rows.some((row) => row.startsWith(`| ${text} |`)))).toEqual([]);
});

test("no tool ends with what this test can't read", () => {
  const others = tools.flatMap((file) => [...read(file).matchAll(OTHER)].map(([, made = ""]) => made.trim()));
  expect(others.filter((made) => !passedOn.includes(made))).toEqual([]);
});

test("the page has no problem, sentence or metric that is gone", () => {
  const part = (heading: string) => page.split(`## ${heading}`)[1]?.split("\n## ")[0]?.split("\n") ?? [];
  const first = (heading: string) =>
    part(heading)
      .filter((line) => line.startsWith("| ") && !/^\| (code|message|metric) /.test(line))
      .map((line) => line.slice(2).split(" | ")[0] ?? "");
  const codes = first("Troubleshooting: what the API says").map((cell) => cell.replaceAll("`", ""));
  expect(codes.toSorted()).toEqual(Object.keys(problems).toSorted());
  const sentences = first("Troubleshooting: what the tools say");
  expect(sentences.filter((sentence) => !shown.includes(sentence))).toEqual([]);
  const named = first("Watching it").flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual(Object.keys(metrics).toSorted());
});
