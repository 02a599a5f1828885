import type { Progress } from "./back-up.ts";

/** `12,345 items, 812 pictures, 34.5 MB`. */
export function inWords({ items, objects, bytes }: Progress): string {
  const count = (many: number) => many.toLocaleString("en-US");
  return `${count(items)} items, ${count(objects)} files of pictures, ${(bytes / 1e6).toFixed(1)} MB`;
}
