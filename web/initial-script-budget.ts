import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/**
 * Fails the build when the scripts a page needs before it can start (its entry and everything that
 * imports statically) are larger than the budget.
 * @param page the HTML entry, as a path relative to Vite's root
 * @param maxKilobytes after gzip, 1 KB = 1000 bytes
 */
export function initialScriptBudget(page: string, maxKilobytes: number): Plugin {
  return {
    name: "initial-script-budget",
    apply: "build",
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find(
        (chunk) => chunk.type === "chunk" && chunk.isEntry && chunk.facadeModuleId?.endsWith(`/web/${page}`),
      );
      if (!entry) return this.error(`No entry was built for ${page}`);
      const kilobytes = [...withImports(entry.fileName, bundle)].reduce((sum, chunk) => sum + gzipped(chunk), 0) / 1000;
      const figure = `initial JavaScript of ${page}: ${kilobytes.toFixed(1)} KB gzipped (budget ${maxKilobytes} KB)`;
      if (kilobytes > maxKilobytes) this.error(figure);
      this.info(figure);
    },
  };
}

function withImports(fileName: string, bundle: Rolldown.OutputBundle, found = new Set<Rolldown.OutputChunk>()) {
  const chunk = bundle[fileName];
  if (chunk?.type !== "chunk" || found.has(chunk)) return found;
  found.add(chunk);
  for (const imported of chunk.imports) withImports(imported, bundle, found);
  return found;
}

function gzipped(chunk: Rolldown.OutputChunk): number {
  return gzipSync(chunk.code, { level: 9 }).length;
}
