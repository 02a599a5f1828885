import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const TABLE = "photostack";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What opens something: of no use to whoever looks, and of much to whoever looks over their shoulder. */
const SECRET = /(^|_)(hash|hashes|secret|token|tokens|sealed|encrypted|salt|code)(_|$)/;

/** Items of a partition, newest first. */
export async function itemsOf(client: DynamoDBClient, pk: string, limit: number): Promise<Item[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: TABLE,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: pk } },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map((item) => unmarshall(item) as Item);
}

/** What may stand behind `#` for something that was typed: itself, and the id of whoever has that name. */
export async function idsFor(client: DynamoDBClient, word: string): Promise<string[]> {
  if (UUID.test(word)) return [word];
  const [marker] = await itemsOf(client, `USERNAME#${word.toLowerCase()}`, 1);
  const id = Object.values(marker ?? {}).find((value) => typeof value === "string" && UUID.test(value));
  return id ? [word, String(id)] : [word];
}

/** An item as lines: its key, and a line for each attribute. */
export function inWords({ pk, sk, ...attributes }: Item): string[] {
  const rows = Object.entries(attributes).map(([name, value]) => {
    const shown = SECRET.test(name) ? "(hidden)" : typeof value === "string" ? value : JSON.stringify(hidden(value));
    return `    ${name.padEnd(20)} ${shown}`;
  });
  return [`${pk}  /  ${sk}`, ...rows];
}

/** A value without what opens something, however deep it lies. */
export function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (value instanceof Uint8Array) return "(hidden)";
  if (value instanceof Set) return [...value];
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET.test(name) ? "(hidden)" : hidden(inner)]),
  );
}
