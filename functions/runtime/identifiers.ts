/** Seconds since 1970 at which a UUIDv7 was made (RFC 9562, section 5.7). */
export function madeAt(id: string): number {
  return Math.floor(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16) / 1000);
}

/** What no UUIDv7 made at a time, or before, sorts after. */
export function lastIdAt(time: string): string {
  const milliseconds = Date.parse(time).toString(16).padStart(12, "0");
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-~`;
}
