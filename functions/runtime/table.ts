import { setTimeout as delay } from "node:timers/promises";
import {
  ConditionalCheckFailedException,
  type ConsumedCapacity,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { setting } from "./environment.ts";
import { currentInvocation } from "./invocation.ts";
import { tenths } from "./metrics.ts";
import { Unavailable } from "./outage.ts";

/** Primary key of an item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Item = Key & Record<string, unknown>;

type WithoutTable<Input> = Input extends unknown ? Omit<Input, "TableName" | "ReturnConsumedCapacity"> : never;
type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
type InTable<Action> = Action extends { TableName: string | undefined } ? Omit<Action, "TableName"> : never;

/** One write of a transaction; the table's name is filled in. */
export type Write =
  | { Put: InTable<NonNullable<TransactItem["Put"]>> }
  | { Update: InTable<NonNullable<TransactItem["Update"]>> }
  | { Delete: InTable<NonNullable<TransactItem["Delete"]>> }
  | { ConditionCheck: InTable<NonNullable<TransactItem["ConditionCheck"]>> };

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
const BATCH_GET_KEYS = 100;
const BATCH_WRITE_ITEMS = 25;
const ATTEMPTS = 6;

/** Errors, and reasons of a cancelled transaction, that say that the table is asked too much. */
const THROTTLING = new Set([
  "ProvisionedThroughputExceeded",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingError",
  "ThrottlingException",
]);
/** Reasons of a cancelled transaction that are answers. */
const DECIDED = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

/** Why a transaction was cancelled that may go through a moment later. */
const PASSING = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

// A table that doesn't answer must become a 503 before the function itself runs out of time.
const requestHandler = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true };
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 2 }), {
  marshallOptions: { removeUndefinedValues: true },
});

const TableName = () => setting("TABLE_NAME");
const counted = { ReturnConsumedCapacity: "TOTAL" } as const;

interface Counted {
  readonly ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] | undefined;
  readonly UnprocessedKeys?: object | undefined;
  readonly UnprocessedItems?: object | undefined;
}

/** Sends one request and notes what it took: a trip more than any that had come back when it left. */
async function counting<Answer extends Counted>(
  kind: "readUnits" | "writeUnits",
  send: () => Promise<Answer>,
): Promise<Answer> {
  const { table, tableClock } = currentInvocation() ?? {};
  const trip = (table?.trips ?? 0) + 1;
  let consumed: Counted["ConsumedCapacity"];
  tableClock?.start();
  try {
    const answer = await send();
    consumed = answer.ConsumedCapacity;
    if (table && isPartial(answer)) table.throttles += 1;
    return answer;
  } catch (error) {
    const kind = failureKind(error);
    if (table && kind) table[kind] += 1;
    throw error;
  } finally {
    tableClock?.stop();
    if (table) {
      table.calls += 1;
      table.trips = Math.max(table.trips, trip);
      table.ms = tenths(tableClock?.ms ?? 0);
      for (const { CapacityUnits = 0 } of [consumed ?? []].flat()) table[kind] += CapacityUnits;
    }
  }
}

/** Whether a batch was taken only in part, which is how the table turns away what is too much. */
function isPartial({ UnprocessedKeys = {}, UnprocessedItems = {} }: Counted): boolean {
  return Object.keys({ ...UnprocessedKeys, ...UnprocessedItems }).length > 0;
}

/** What an error counts as; a condition that does not hold, or a conflict, is an answer and not a failure. */
function failureKind(error: unknown): "throttles" | "failures" | undefined {
  if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException)
    return undefined;
  const names = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  const reasons = names.flatMap(({ Code = "None" }) => (Code === "None" ? [] : Code));
  if (THROTTLING.has((error as Error).name) || reasons.some((reason) => THROTTLING.has(reason))) return "throttles";
  return reasons.some((reason) => DECIDED.has(reason)) ? undefined : "failures";
}

/** Reads one item, or `undefined`. Eventually consistent unless asked otherwise. */
export async function get<Found>(Key: Key, { consistent = false } = {}): Promise<Found | undefined> {
  const answer = await counting("readUnits", () =>
    client.send(new GetCommand({ TableName: TableName(), Key, ConsistentRead: consistent, ...counted })),
  );
  return answer.Item as Found | undefined;
}

/** What a batch read found, by key. */
export type Items = ReadonlyMap<string, Item>;

const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;

/** Reads many items in one round trip (in parallel batches of 100); missing ones are left out. */
export async function getAll(keys: readonly Key[], { consistent = false } = {}): Promise<Items> {
  const unique = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const pages = await Promise.all(chunks(unique, BATCH_GET_KEYS).map((page) => getBatch(page, consistent)));
  return new Map(pages.flat().map((item) => [nameOf(item), item]));
}

async function getBatch(keys: Key[], consistent: boolean): Promise<Item[]> {
  const found: Item[] = [];
  let wanted: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let attempt = 0; wanted.length > 0; attempt++) {
    await backOff(attempt, "BatchGetItem");
    const RequestItems = { [TableName()]: { Keys: wanted, ConsistentRead: consistent } };
    const answer = await counting("readUnits", () => client.send(new BatchGetCommand({ RequestItems, ...counted })));
    found.push(...((answer.Responses?.[TableName()] ?? []) as Item[]));
    wanted = answer.UnprocessedKeys?.[TableName()]?.Keys ?? [];
  }
  return found;
}

/** The item with a key among those a batch read found. */
export function found<Wanted extends Key>(items: Items, key: Key): Wanted | undefined {
  return items.get(nameOf(key)) as Wanted | undefined;
}

/** One page of a partition. */
export async function query<Found>(
  input: WithoutTable<QueryCommandInput>,
): Promise<{ items: Found[]; count: number; lastKey: Key | undefined }> {
  const answer = await counting("readUnits", () =>
    client.send(new QueryCommand({ TableName: TableName(), ...input, ...counted })),
  );
  return {
    items: (answer.Items ?? []) as Found[],
    count: answer.Count ?? 0,
    lastKey: answer.LastEvaluatedKey as Key | undefined,
  };
}

/** Every item of a partition, page by page. */
export async function* pages<Found extends { readonly sk: string }>(
  pk: string,
  input: WithoutTable<QueryCommandInput> = {},
): AsyncGenerator<Found[]> {
  let after: string | undefined;
  do {
    const { items, last } = await page<Found>(pk, { ...input, after });
    yield items;
    after = last;
  } while (after);
}

interface PageOptions {
  /** Sort key the page before ended with. */
  readonly after?: string | undefined;
  readonly limit?: number;
  /** Beginning of the sort keys wanted. */
  readonly beginsWith?: string;
}

/** One page of a partition, in the order of its sort keys, and the sort key it ended with unless it was the last. */
export async function page<Found extends { readonly sk: string }>(
  pk: string,
  { after, limit, beginsWith, ...input }: PageOptions & WithoutTable<QueryCommandInput>,
): Promise<{ items: Found[]; last: string | undefined }> {
  const { items, lastKey } = await query<Found>({
    ...input,
    KeyConditionExpression: `pk = :pk${beginsWith ? " AND begins_with(sk, :beginning)" : ""}`,
    ExpressionAttributeValues: {
      ...input.ExpressionAttributeValues,
      ":pk": pk,
      ...(beginsWith ? { ":beginning": beginsWith } : {}),
    },
    // One more than wanted tells whether there is a next page: a list must not end with an empty one.
    ...(limit ? { Limit: limit + 1 } : {}),
    ...(after ? { ExclusiveStartKey: { pk, sk: after } } : {}),
  });
  if (!limit || items.length <= limit) return { items, last: lastKey?.sk };
  const kept = items.slice(0, limit);
  return { items: kept, last: kept.at(-1)?.sk };
}

/** Which page of a list is wanted. */
export interface ListOptions {
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: string | undefined;
}

interface IdsOptions extends ListOptions {
  readonly consistent?: boolean;
  readonly newestFirst?: boolean;
}

/** One page of the ids that are a partition's sort keys, as those of edges are, and where the next page begins. */
export async function idsIn(
  pk: string,
  { limit, after, consistent = false, newestFirst = false }: IdsOptions,
): Promise<{ ids: string[]; last: string | undefined }> {
  const { items, last } = await page<Key>(pk, {
    ProjectionExpression: "sk",
    ConsistentRead: consistent,
    ScanIndexForward: !newestFirst,
    limit,
    after,
  });
  return { ids: items.map(({ sk }) => sk), last };
}

/** Writes one item, whatever was there. */
export async function put(Item: Item): Promise<void> {
  await counting("writeUnits", () => client.send(new PutCommand({ TableName: TableName(), Item, ...counted })));
}

/** Deletes one item; does nothing when there is none. */
export async function remove({ pk, sk }: Key): Promise<void> {
  await counting("writeUnits", () =>
    client.send(new DeleteCommand({ TableName: TableName(), Key: { pk, sk }, ...counted })),
  );
}

/** Updates one item; answers what `ReturnValues` asks for. A conflict with a transaction is tried again. */
export async function update<Updated>(input: WithoutTable<UpdateCommandInput>): Promise<Updated> {
  for (let attempt = 0; ; attempt++) {
    await backOff(attempt, "UpdateItem");
    try {
      const answer = await counting("writeUnits", () =>
        client.send(new UpdateCommand({ TableName: TableName(), ...input, ...counted })),
      );
      return answer.Attributes as Updated;
    } catch (error) {
      // A transaction has the item just now; the SDK doesn't count that among what passes.
      if (!(error instanceof TransactionConflictException)) throw error;
    }
  }
}

/**
 * Writes all or nothing. A conflict with another transaction is tried again;
 * a failed condition is not.
 * @throws ConditionsFailed naming which of the writes were refused
 */
export async function transact(writes: readonly Write[]): Promise<void> {
  const TransactItems = writes.map((write) =>
    Object.fromEntries(Object.entries(write).map(([action, input]) => [action, { TableName: TableName(), ...input }])),
  ) as TransactItem[];
  for (let attempt = 0; ; attempt++) {
    await backOff(attempt, "TransactWriteItems");
    try {
      await counting("writeUnits", () => client.send(new TransactWriteCommand({ TransactItems, ...counted })));
      return;
    } catch (error) {
      if (error instanceof TransactionConflictException) continue;
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      const failed = codes.flatMap((code, index) => (code === "ConditionalCheckFailed" ? [index] : []));
      if (failed.length > 0) throw new ConditionsFailed(failed, error);
      if (!codes.some((code) => PASSING.has(code ?? ""))) throw error;
    }
  }
}

/** Some conditions of a transaction did not hold; nothing was written. */
export class ConditionsFailed extends Error {
  override readonly name = "ConditionsFailed";
  /** Positions of the refused writes. */
  readonly failed: readonly number[];

  constructor(failed: readonly number[], cause: unknown) {
    super(`The conditions of the writes ${failed.join(", ")} did not hold`, { cause });
    this.failed = failed;
  }
}

/** For a transaction whose failed conditions say that there is nothing to do. */
export function ignoreFailedConditions(error: unknown): void {
  if (!(error instanceof ConditionsFailed)) throw error;
}

/** Writes all or nothing. @returns false, and nothing is written, when a condition does not hold */
export async function committed(writes: readonly Write[]): Promise<boolean> {
  return transact(writes).then(
    () => true,
    (error: unknown) => {
      ignoreFailedConditions(error);
      return false;
    },
  );
}

/** Puts and deletes many items, without conditions, in batches of 25; what the table did not take is sent again. */
export async function writeAll(changes: { put?: readonly Item[]; remove?: readonly Key[] }): Promise<void> {
  // A batch may name a key only once.
  const removed = new Map((changes.remove ?? []).map(({ pk, sk }) => [nameOf({ pk, sk }), { pk, sk }]));
  const requests = [
    ...(changes.put ?? []).map((Item) => ({ PutRequest: { Item } })),
    ...[...removed.values()].map((Key) => ({ DeleteRequest: { Key } })),
  ];
  await Promise.all(chunks(requests, BATCH_WRITE_ITEMS).map(writeBatch));
}

/**
 * Removes items that were found through others: those last, so that what a
 * death in between leaves is found again.
 */
export async function removeThrough(references: readonly Key[], items: readonly Key[]): Promise<void> {
  await writeAll({ remove: items });
  await writeAll({ remove: references });
}

/** How much of a list a run has worked off. */
export interface Progress {
  readonly count: number;
  /** Whether there may be more. */
  readonly more: boolean;
}

/**
 * Removes items of one partition, and what is found through each of them first.
 * @param through other items that go with one
 */
export async function removeFrom<Found extends Key>(
  pk: string,
  limit: number,
  through: (item: Found) => readonly Key[] = () => [],
): Promise<Progress> {
  const { items, last } = await page<Found>(pk, { limit, ConsistentRead: true });
  await removeThrough(items, items.flatMap(through));
  return { count: items.length, more: last !== undefined };
}

type WriteRequest = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: Key } };

async function writeBatch(requests: WriteRequest[]): Promise<void> {
  let waiting: object[] = requests;
  for (let attempt = 0; waiting.length > 0; attempt++) {
    await backOff(attempt, "BatchWriteItem");
    const RequestItems = { [TableName()]: waiting };
    const answer = await counting("writeUnits", () => client.send(new BatchWriteCommand({ RequestItems, ...counted })));
    waiting = answer.UnprocessedItems?.[TableName()] ?? [];
  }
}

/** Exponential back-off with full jitter before every attempt but the first. */
async function backOff(attempt: number, operation: string): Promise<void> {
  if (attempt >= ATTEMPTS) throw new Unavailable(new Error(`${operation} not carried out in ${ATTEMPTS} attempts`));
  if (attempt > 0) await delay(Math.random() * 20 * 2 ** attempt);
}

/** Splits a list into parts of at most `size`. */
export function chunks<Element>(list: readonly Element[], size: number): Element[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
