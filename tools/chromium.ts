import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { glob } from "tinyglobby";
import { environment } from "./execute.ts";
import { keptDirectory } from "./project.ts";
import { Failure } from "./steps.ts";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DOWNLOAD_MS = 120_000;
const PACKAGE = "@sparticuz/chromium@153.0.0";

/**
 * The browser the tests run in: CHROMIUM_PATH, one that is installed, or one
 * that is downloaded now: by Playwright, as root on Debian by apt, or by npm.
 * @returns the path of its executable
 */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given && !isExecutable(given))
    throw new Failure(`CHROMIUM_PATH names ${given}, which is no program: correct it or unset it.`);
  const found = given ?? (await installedChromium());
  if (found) return found;
  await run("playwright", ["install", "chromium-headless-shell"]);
  const fresh = await downloaded();
  if (fresh) return fresh;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    await run("apt-get", ["update", "--quiet"]);
    await run("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"]);
  }
  const last = installed() ?? (await packaged());
  if (last) return last;
  throw new Failure("The browser tests need Chromium: install it, or name its executable in CHROMIUM_PATH.");
}

/** One that is there already. */
export async function installedChromium(): Promise<string | undefined> {
  return installed() ?? (await downloaded());
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...paths, ...applications].find(isExecutable);
}

/** One that comes as an npm package: for Linux, where neither a download nor root's rights are to be had. */
async function packaged(): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const folder = join(keptDirectory, "chromium");
  const found = () => [join(folder, "run")].find(isExecutable);
  if (found()) return found();
  mkdirSync(folder, { recursive: true });
  const options = ["--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"];
  await run("npm", ["install", ...options, PACKAGE]);
  await run(process.execPath, [join(import.meta.dirname, "unpack-chromium.mjs"), folder]);
  return found();
}

/** Playwright's own, in the places where it keeps them. */
async function downloaded(): Promise<string | undefined> {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), ".cache", "ms-playwright"),
    join(homedir(), "Library", "Caches", "ms-playwright"),
  ];
  for (const cache of caches.filter((path) => path !== undefined)) {
    if (!existsSync(cache)) continue;
    const names = "{headless_shell,chrome-headless-shell,chrome,Chromium}";
    const found = await glob(`chromium*/**/${names}`, { cwd: cache, absolute: true });
    // Folders carry the build's number: the last is the newest.
    const newest = found.filter(isExecutable).sort().at(-1);
    if (newest) return newest;
  }
  return undefined;
}

/** Whether it worked shows in what is there afterwards. */
async function run(command: string, args: readonly string[]): Promise<void> {
  const env = environment({ DEBIAN_FRONTEND: "noninteractive" });
  await promisify(execFile)(command, args, { env, cwd: tmpdir(), timeout: DOWNLOAD_MS }).catch(() => {});
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
