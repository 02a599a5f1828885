import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { commentKey } from "../../functions/comments/comments.ts";
import { postKey } from "../../functions/posts/posts.ts";
import { tagKey } from "../../functions/search/tags.ts";
import { userKey } from "../../functions/users/users.ts";

interface Key {
  readonly pk: string;
  readonly sk: string;
}

interface ScannedItem extends Key {
  readonly [attribute: string]: unknown;
}

/** A counter that does not equal its edges. */
export interface Difference {
  readonly item: Key;
  readonly counter: string;
  readonly counted: number;
  readonly edges: number;
}

/** Counters of each kind of item. */
const counters: Readonly<Record<string, readonly string[]>> = {
  USER: ["posts", "followers", "following"],
  POST: ["likes", "comments"],
  COMMENT: ["likes", "replies"],
  TAGS: ["posts"],
};

/** What an item counts in, if it is an edge. */
function countedIn({ pk, sk, target_kind, post_id, thread }: ScannedItem): (readonly [Key, string])[] {
  const [kind = "", id = ""] = [pk.slice(0, pk.indexOf("#")), pk.slice(pk.indexOf("#") + 1)];
  switch (kind) {
    case "AUTHOR":
      return [[userKey(id), "posts"]];
    case "FOLLOWER":
      return [[userKey(id), "followers"]];
    case "FOLLOWING":
      return [[userKey(id), "following"]];
    case "LIKE":
      return [[target_kind === "post" ? postKey(id) : commentKey(id), "likes"]];
    case "COMMENT":
      return [
        [postKey(String(post_id)), "comments"] as const,
        ...(thread ? [[commentKey(String(thread)), "replies"] as const] : []),
      ];
    case "TAGGED":
      return sk ? [[tagKey(id), "posts"]] : [];
    default:
      return [];
  }
}

/**
 * Counts every edge of the table anew and tells which counters differ. Right
 * only while nothing is on its way to the counters: with drained queues.
 */
export async function recount(client: DynamoDBClient, TableName: string): Promise<Difference[]> {
  const document = DynamoDBDocumentClient.from(client);
  const edges = new Map<string, number>();
  const counted = new Map<string, Difference>();
  for await (const { Items = [] } of paginateScan({ client: document }, { TableName, ConsistentRead: true })) {
    for (const item of Items as ScannedItem[]) {
      for (const [target, counter] of countedIn(item)) {
        const name = nameOf(target, counter);
        edges.set(name, (edges.get(name) ?? 0) + 1);
      }
      for (const counter of counters[item.pk.split("#", 1)[0] ?? ""] ?? []) {
        const key = { pk: item.pk, sk: item.sk };
        counted.set(nameOf(key, counter), { item: key, counter, counted: Number(item[counter] ?? 0), edges: 0 });
      }
    }
  }
  return [...counted]
    .map(([name, difference]) => ({ ...difference, edges: edges.get(name) ?? 0 }))
    .filter((difference) => difference.counted !== difference.edges);
}

const nameOf = ({ pk, sk }: Key, counter: string) => `${pk}\n${sk}\n${counter}`;

/** Sets a counter to its edges, unless it has moved meanwhile. @returns whether it did */
export async function repair(client: DynamoDBClient, TableName: string, difference: Difference): Promise<boolean> {
  const { item, counter, counted, edges } = difference;
  try {
    await DynamoDBDocumentClient.from(client).send(
      new UpdateCommand({
        TableName,
        Key: item,
        UpdateExpression: "SET #counter = :edges",
        ConditionExpression:
          counted === 0 ? "attribute_not_exists(#counter) OR #counter = :counted" : "#counter = :counted",
        ExpressionAttributeNames: { "#counter": counter },
        ExpressionAttributeValues: { ":edges": edges, ":counted": counted },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
