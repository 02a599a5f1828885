import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { addNative, bundle, type Platform } from "./bundle.ts";

const root = join(import.meta.dirname, "..");
const place = mkdtempSync(join(tmpdir(), "photostack-bundle-"));
/** Never this machine's. */
const foreign: Platform = { os: "linux", cpu: process.arch === "arm64" ? "x64" : "arm64" };

afterAll(() => rmSync(place, { recursive: true, force: true }));

const version = (modules: string, name: string): string =>
  JSON.parse(readFileSync(join(modules, "node_modules", name, "package.json"), "utf8")).version;

test("each function gets the native code it imports, for the platform it runs on, as the lock has it", () => {
  const { folder } = bundle(
    ["media/sanitize-upload", "passwords/password-hasher", "health/get-health"],
    place,
    foreign,
  );
  const has = (name: string, path: string) => existsSync(join(folder(name), "node_modules", path));
  expect(has("media/sanitize-upload", `@img/sharp-linux-${foreign.cpu}/package.json`)).toBe(true);
  expect(has("media/sanitize-upload", `@img/sharp-linux-${process.arch}/package.json`)).toBe(false);
  expect(has("media/sanitize-upload", "argon2")).toBe(false);
  expect(has("passwords/password-hasher", `argon2/prebuilds/linux-${foreign.cpu}`)).toBe(true);
  expect(has("health/get-health", "")).toBe(false);
  for (const name of ["sharp", "semver"])
    expect(version(folder("media/sanitize-upload"), name)).toBe(version(root, name));
});

test("a function that is replaced while it runs gets the same", () => {
  const folder = join(place, "replaced");
  addNative(["sharp"], folder, foreign);
  expect(version(folder, `@img/sharp-linux-${foreign.cpu}`)).toBe(version(root, "sharp"));
  expect(existsSync(join(folder, "package.json"))).toBe(false);
});
