import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { bucketName, client as s3 } from "../../functions/media/bucket.ts";
import { setting } from "../../functions/runtime/environment.ts";
import type { Member } from "./invoke.ts";

/** What a stack holds of somebody, told by where it is and what it is. */
export interface Traces {
  readonly items: readonly string[];
  readonly objects: readonly string[];
}

/** Everything of an item as text, whatever type it has. */
export function textOf(item: object): string {
  return JSON.stringify(item, (_key, value) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
    return value instanceof Set ? [...value] : value;
  });
}

/** All items of the table that are not past their time to live. */
export async function* liveItems(): AsyncGenerator<Record<string, unknown>> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  const now = Date.now() / 1000;
  for await (const { Items = [] } of paginateScan(
    { client },
    { TableName: setting("TABLE_NAME"), ConsistentRead: true },
  )) {
    yield* Items.filter(({ expires_at = Infinity }) => expires_at > now);
  }
}

/** Searches every item and the key of every object for somebody's id, name and address. */
export async function tracesOf({ id, username, email }: Pick<Member, "id" | "username" | "email">): Promise<Traces> {
  const signs = [id, username, email];
  const isTrace = (text: string) => signs.some((sign) => text.includes(sign));
  const items: string[] = [];
  for await (const item of liveItems()) if (isTrace(textOf(item))) items.push(`${item.pk} ${item.sk}`);
  const objects: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucketName() })) {
    objects.push(...Contents.map(({ Key = "" }) => Key).filter(isTrace));
  }
  return { items, objects };
}
