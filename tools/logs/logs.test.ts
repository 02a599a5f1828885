import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { EngineLog } from "../dev/engine-log.ts";
import type { Entry, Line } from "./lines.ts";
import { inWords, ownFrames, Streams } from "./words.ts";

const entry = (line: Line | undefined, text = "", stream = "one"): Entry => ({ at: 0, stream, text, line });

const stack = [
  "TypeError: nothing there",
  "    at newPost (/tmp/engine/functions/posts/posts.ts:71:24)",
  "    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)",
  "    at /elsewhere/shared/contract.ts:5:1",
];

test("a stack is told by the files of this repository", () => {
  expect(ownFrames(stack)).toEqual(["at newPost (functions/posts/posts.ts:71:24)", "at shared/contract.ts:5:1"]);
  expect(ownFrames(["    at node:internal/x:1:1"])).toEqual(["at node:internal/x:1:1"]);
});

test("an entry without a name is of whoever wrote in that stream before", () => {
  const streams = new Streams();
  expect(streams.functionOf(entry(undefined, "hello"))).toBeUndefined();
  expect(streams.functionOf(entry({ route: "create-post" }))).toBe("create-post");
  expect(streams.functionOf(entry(undefined, "hello"))).toBe("create-post");
  expect(streams.functionOf(entry({ worker: "feed/fan-out" }, "", "two"))).toBe("fan-out");
});

test("an entry of a function that has not said who it is, is of the one its stream or its group is named after", () => {
  const wrote = (stream: string) => new Streams().functionOf(entry(undefined, "hello", stream));
  expect(wrote("/photostack/functions/2026/11/30/photostack-posts-create-post[$LATEST]0a1b")).toBe("create-post");
  expect(wrote("/aws/lambda/photostack-posts-create-post/2026/11/30/[$LATEST]0a1b")).toBe("create-post");
});

test("entries in words: a request, an error with its place, what else was written, and no routine", () => {
  const words = (line: Line | undefined, text = "") =>
    inWords(entry(line, text), "create-post").map(stripVTControlCharacters).join("\n");
  expect(words({ route: "create-post", status: 201, ms: 22 })).toMatch(/create-post +201 +22 ms/);
  expect(
    words({ level: "ERROR", error: { name: "TypeError", message: "nothing there", stack: stack.join("\n") } }),
  ).toMatch(/TypeError: nothing there\n +at newPost \(functions\/posts\/posts\.ts:71:24\)/);
  expect(words(undefined, "hello\n")).toMatch(/hello$/);
  expect(words(undefined, "REPORT RequestId: 1\tDuration: 2 ms")).toBe("");
});

test("a function that can't be started is found in what the engine has logged since", () => {
  const folder = mkdtempSync(join(tmpdir(), "engine-log-"));
  const file = join(folder, "engine.log");
  const failure =
    "2026-11-25 05:49:06 ERROR [lambda] Warm worker execution error for photostack-health-get-health: Worker init failed: Error:";
  writeFileSync(file, `${failure} old\n`);
  const log = new EngineLog(file);
  expect(log.failures()).toEqual([]);
  appendFileSync(file, `${failure} new\n    at x.ts:1\n2026-11-25 05:49:07 INFO [lambda] other\n`);
  expect(log.failures()).toEqual(["Error: new\n    at x.ts:1"]);
  writeFileSync(file, "");
  expect(log.failures()).toEqual([]);
  rmSync(folder, { recursive: true });
});
