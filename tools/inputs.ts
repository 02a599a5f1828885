import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";

/**
 * One hash over files and settings: equal hashes mean that what is made from
 * them need not be made again.
 * @param directory where the patterns begin
 * @param patterns files that count; tests never do
 * @param settings what else counts
 */
export async function inputHash(
  directory: string,
  patterns: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const files = await glob([...patterns], {
    cwd: directory,
    ignore: ["**/node_modules/**", "**/dist/**", "**/*.test.*"],
    dot: true,
    expandDirectories: false,
  });
  const hash = createHash("sha256").update(JSON.stringify(Object.entries(settings).sort()));
  // Each name and content is preceded by its length, so that no two sets of files give one stream.
  for (const file of files.sort()) {
    const content = await readFile(join(directory, file));
    hash.update(`\n${file.length} ${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}
