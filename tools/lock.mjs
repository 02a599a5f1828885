// Plain JavaScript without dependencies: it also runs before any are installed.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs `work` while no other process of this machine does the same. A lock
 * whose holder has died is taken over.
 * @template T
 * @param {string} directory the lock: made to take it, removed to give it back
 * @param {() => T | Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(directory, work, onWait = () => {}) {
  mkdirSync(dirname(directory), { recursive: true });
  for (let waited = false; !take(directory); waited = true) {
    if (isAbandoned(directory)) {
      rmSync(directory, { recursive: true, force: true });
      continue;
    }
    if (!waited) onWait();
    await sleep(200);
  }
  const release = () => rmSync(directory, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

function take(directory) {
  try {
    mkdirSync(directory);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(directory, "pid"), String(process.pid));
  return true;
}

function isAbandoned(directory) {
  try {
    const pid = Number(readFileSync(join(directory, "pid"), "utf8"));
    // Between the making of a lock and the writing of its pid the file is missing or empty.
    if (pid > 0) return !isAlive(pid);
  } catch {}
  try {
    return Date.now() - statSync(directory).mtimeMs > 10_000;
  } catch {
    return false;
  }
}

/**
 * Whether a process exists.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
