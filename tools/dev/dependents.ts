import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Metafile } from "esbuild";
import { root } from "../project.ts";

/** Which functions are made of which source files. */
export class Dependents {
  /** Files below the repository by the name of a function. */
  readonly #inputs = new Map<string, ReadonlySet<string>>();

  /** Takes over what a deployment has found. */
  read(bundles: string): void {
    this.note(JSON.parse(readFileSync(join(bundles, "metafile.json"), "utf8")) as Metafile);
  }

  /** Takes over what a build has found. */
  note({ outputs }: Metafile): void {
    for (const { entryPoint, inputs } of Object.values(outputs)) {
      if (entryPoint) this.#inputs.set(nameOf(entryPoint), new Set(Object.keys(inputs)));
    }
  }

  /** The functions that a file is part of. */
  on(file: string): string[] {
    const path = relative(root, file);
    return [...this.#inputs].filter(([, inputs]) => inputs.has(path)).map(([name]) => name);
  }
}

const nameOf = (entryPoint: string) => entryPoint.replace(/^functions\/|\.tsx?$/g, "");
