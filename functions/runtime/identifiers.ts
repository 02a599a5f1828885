/** Seconds since 1970 at which a UUIDv7 was made (RFC 9562, section 5.7). */
export function madeAt(id: string): number {
  return Math.floor(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16) / 1000);
}
