import { readFileSync } from "node:fs";

/** What a JSON file holds; nothing where there is none, or where its writer was broken off. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
