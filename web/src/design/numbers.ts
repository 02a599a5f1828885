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
