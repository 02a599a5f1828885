import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../project.ts";

/** An access pattern, as docs/access-patterns.md describes it. */
export interface Pattern {
  readonly name: string;
  /** Kinds of items it reads or writes, in the page's order. */
  readonly kinds: readonly string[];
  readonly functions: readonly string[];
}

/** Every pattern of the page, in its order. */
export function readPatterns(
  page = readFileSync(join(root, "docs", "access-patterns.md"), "utf8"),
): readonly Pattern[] {
  // Each table of patterns has a column that says so.
  const tables = page.split("\n\n").filter((part) => part.trimStart().startsWith("| pattern |"));
  return tables.flatMap((table) => table.trim().split("\n").slice(2).map(patternIn));
}

function patternIn(row: string): Pattern {
  const [, name = "", key = "", , , functions = ""] = row.split("|").map((cell) => cell.trim());
  const named = [...functions.matchAll(/`([\w-]+\/[\w-]+)`/g)].map(([, file = ""]) => file);
  return { name, kinds: kindsIn(key), functions: named };
}

/** Patterns whose name has these words; the one that is named in full alone. */
export function findPatterns(patterns: readonly Pattern[], words: string): readonly Pattern[] {
  const wanted = words.toLowerCase();
  const named = patterns.filter(({ name }) => name.toLowerCase() === wanted);
  return named.length > 0 ? named : patterns.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/** The kind is what stands before `#`, or the whole partition key. */
function kindsIn(key: string): string[] {
  const kinds = [...key.matchAll(/`([A-Z][A-Z_]+)(?=[#`s])[^`]*`/g)].map(([, kind = ""]) => kind);
  return [...new Set(kinds)];
}
