import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** An item in DynamoDB's own notation, in which numbers, sets and binaries are told apart. */
export type RawItem = Readonly<Record<string, AttributeValue>>;

/** One line of JSON that holds an item exactly; binaries are Base64, as the service itself writes them. */
export function lineOf(item: RawItem): string {
  return JSON.stringify(item, function (this: Record<string, unknown>, name: string, value: unknown) {
    // Asked of its holder: a Buffer turns itself into an object before it comes here.
    const whole = this[name];
    return whole instanceof Uint8Array ? Buffer.from(whole).toString("base64") : value;
  });
}

/** The item of a line. */
export function itemOf(line: string): RawItem {
  return mapValues(JSON.parse(line) as RawItem, withBinaries);
}

function withBinaries(value: AttributeValue): AttributeValue {
  const { B, BS, L, M } = value as { B?: unknown; BS?: unknown[]; L?: AttributeValue[]; M?: RawItem };
  if (typeof B === "string") return { B: Buffer.from(B, "base64") };
  if (BS) return { BS: BS.map((text) => Buffer.from(String(text), "base64")) };
  if (L) return { L: L.map(withBinaries) };
  if (M) return { M: mapValues(M, withBinaries) };
  return value;
}

function mapValues(item: RawItem, change: (value: AttributeValue) => AttributeValue): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, change(value)]));
}

/** What an item is: the part of its partition key before the first `#`. */
export const kindOf = ({ pk }: RawItem) => (pk?.S ?? "").split("#", 1)[0] ?? "";

/** What an item belongs to: the part of its partition key after the first `#`. */
export const ownerOf = ({ pk }: RawItem) => (pk?.S ?? "").slice((pk?.S ?? "").indexOf("#") + 1);
