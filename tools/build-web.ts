import { existsSync, readFileSync, rmSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { glob } from "tinyglobby";
import { environment, mustExecute } from "./execute.ts";
import { createSite } from "./gateway/site.ts";
import type { Site } from "./gateway.ts";
import { inputHash } from "./inputs.ts";
import type { Command } from "./lifetime.ts";
import { withLock } from "./lock.mjs";
import { keptDirectory, logFile, root } from "./project.ts";
import type { Step } from "./steps.ts";

export const webDirectory = join(root, "web", "dist");

/** The built web app, as a gateway serves it. */
export async function openBuiltSite({ steps, lifetime }: Command): Promise<(mediaOrigin: string) => Site> {
  await steps.run("Building the web app", (step) => buildWeb(step, lifetime.signal));
  return (mediaOrigin) => createSite({ directory: webDirectory, mediaOrigin });
}

/** Builds the web app unless its sources are those of the last build. */
export async function buildWeb(step: Step, signal?: AbortSignal): Promise<void> {
  const record = join(keptDirectory, "web-build");
  await withLock(join(keptDirectory, "locks", "web"), async () => {
    const settings = { VITE_PASSWORD_POLICY: process.env.PHOTOSTACK_PASSWORD_POLICY || "classes" };
    const inputs = await inputHash(root, ["web/**", "shared/**", "package-lock.json"], settings);
    const last = existsSync(record) ? readFileSync(record, "utf8") : "";
    if (last === inputs && existsSync(join(webDirectory, "index.html"))) {
      step.title("The web app is built");
      return;
    }
    const log = logFile("web");
    rmSync(log, { force: true });
    // Beside what is being served, and then in its place: nobody is sent half an app.
    const fresh = `${webDirectory}-next`;
    const build = ["build", "web", "--outDir", fresh, "--emptyOutDir"];
    const env = environment(settings);
    await mustExecute("vite", build, { log, env, signal, failure: "The web app could not be built." });
    await compress(fresh);
    await replace(webDirectory, fresh);
    await writeFile(record, inputs);
  });
}

async function replace(directory: string, fresh: string): Promise<void> {
  const old = `${directory}-last`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(directory)) await rename(directory, old);
  await rename(fresh, directory);
  await rm(old, { recursive: true, force: true });
}

/** Puts a Brotli and a gzip version beside every text file worth it. */
async function compress(directory: string): Promise<void> {
  for (const file of await glob("**/*.{html,js,css,svg,json,map}", { cwd: directory, absolute: true })) {
    const content = await readFile(file);
    if (content.length < 1024) continue;
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${file}.gz`, await promisify(gzip)(content));
  }
}
