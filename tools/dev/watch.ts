import { execFile } from "node:child_process";
import { relative } from "node:path";
import { promisify } from "node:util";
import { type BuildFailure, formatMessages } from "esbuild";
import type { ViteDevServer } from "vite";
import type { Command } from "../lifetime.ts";
import { root } from "../project.ts";
import { duration } from "../steps.ts";
import type { Dependents } from "./dependents.ts";
import type { FunctionCode } from "./function-code.ts";
import type { HotChanges } from "./hot-changes.ts";

const WATCHED = ["functions", "shared", "infra"].map((folder) => `${root}/${folder}`);
/** Editors save several files at once, or one in several steps. */
const SETTLE_MS = 30;

interface Watching extends Command {
  readonly vite: ViteDevServer;
  readonly code: FunctionCode;
  readonly dependents: Dependents;
  /** What of the contracts is deployed. */
  readonly shape: string;
  readonly hotChanges: HotChanges;
  readonly redeploy: () => Promise<unknown>;
}

/** Brings every change of a source to where it runs: one function, or by a deployment what is made of several. */
export function watchSources(watching: Watching): void {
  const { vite, lifetime } = watching;
  const changed = new Set<string>();
  const worker = new Worker(watching, watching.shape);
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();
  // Vite watches the web app with the same watcher, and replaces modules in the browser by itself.
  vite.watcher.add(WATCHED);
  vite.watcher.on("all", (event, file) => {
    if (!/^(add|change|unlink)$/.test(event) || !isSource(file)) return;
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      busy = busy.then(async () => {
        const files = [...changed];
        changed.clear();
        if (files.length > 0 && !lifetime.signal.aborted) await worker.take(files);
      });
    }, SETTLE_MS);
  });
}

const isSource = (file: string) =>
  WATCHED.some((folder) => file.startsWith(`${folder}/`)) && /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file);

class Worker {
  readonly #watching: Watching;
  #shape: string;
  /** What could not be deployed is tried again at the next change. */
  #isBehind = false;

  constructor(watching: Watching, shape: string) {
    this.#watching = watching;
    this.#shape = shape;
  }

  async take(files: readonly string[]): Promise<void> {
    const { steps, dependents } = this.#watching;
    const started = performance.now();
    try {
      if (await this.#changesResources(files)) return await this.#redeploy();
      const names = [...new Set(files.flatMap((file) => dependents.on(file)))];
      const updated = await this.#update(names);
      if (updated.length === 0) return;
      const what = updated.length > 3 ? `${updated.length} functions` : updated.join(", ");
      steps.say(`✓ ${what} updated  ${duration(performance.now() - started)}`);
    } catch (error) {
      steps.say(await inWords(error, files));
    }
  }

  /** @returns the functions whose code has changed */
  async #update(names: readonly string[]): Promise<string[]> {
    const { code, hotChanges } = this.#watching;
    if (names.length > 0) hotChanges.note(names);
    const updated: string[] = [];
    // A few at a time: each upload ends processes of the engine.
    for (const some of inGroups(names, 8)) {
      const changes = await Promise.all(some.map((name) => code.update(name)));
      updated.push(...some.filter((_, index) => changes[index]));
    }
    return updated;
  }

  async #changesResources(files: readonly string[]): Promise<boolean> {
    if (this.#isBehind || files.some((file) => file.startsWith(`${root}/infra/`))) return true;
    if (!files.some((file) => file.startsWith(`${root}/shared/`))) return false;
    return (await readShape()) !== this.#shape;
  }

  async #redeploy(): Promise<void> {
    this.#isBehind = true;
    await this.#watching.redeploy();
    this.#isBehind = false;
    this.#shape = await readShape();
  }
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** What of the contracts becomes resources, as they are now. */
export async function readShape(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${import.meta.dirname}/shape.ts`]);
  return stdout;
}

async function inWords(error: unknown, files: readonly string[]): Promise<string> {
  const { errors } = error as Partial<BuildFailure>;
  if (errors)
    return (await formatMessages(errors, { kind: "error", color: process.stdout.isTTY })).join("\n").trimEnd();
  const where = files.map((file) => relative(root, file)).join(", ");
  return `✗ ${where}: ${(error as Error).message.trim()}`;
}
