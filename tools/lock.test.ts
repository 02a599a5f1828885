import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withLock } from "./lock.mjs";

let lock: string;
beforeEach(() => {
  lock = join(mkdtempSync(join(tmpdir(), "lock-test-")), "lock");
});
afterEach(() => rmSync(join(lock, ".."), { recursive: true }));

it("lets one work at a time", async () => {
  let working = 0;
  const work = async () => {
    working += 1;
    expect(working).toBe(1);
    await sleep(20);
    working -= 1;
  };
  await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)]);
});

it("is given back when the work fails", async () => {
  await expect(withLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withLock(lock, () => "again")).toBe("again");
});

it("is taken over from a process that has died", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  mkdirSync(lock);
  writeFileSync(join(lock, "pid"), String(pid));
  expect(await withLock(lock, () => "mine")).toBe("mine");
});
