const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const full = new Intl.NumberFormat("en");

/** A number where there is little room: 12.3K. */
export function inShort(count: number): string {
  return short.format(count);
}

/** A number and what it counts: 1 comment, 1,204 comments. */
export function amount(count: number, one: string, many: string): string {
  return `${full.format(count)} ${count === 1 ? one : many}`;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** The size of a file: 12.3 MB. */
export function inBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const format = { style: "unit", unit: UNITS[power], unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat("en", format).format(bytes / 1000 ** power);
}
