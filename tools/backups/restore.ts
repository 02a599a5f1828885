import { setTimeout as delay } from "node:timers/promises";
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  paginateScan,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import type { KMSClient } from "@aws-sdk/client-kms";
import { ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { chunks } from "../../functions/runtime/table.ts";
import { RESTORING } from "../../functions/stream/change.ts";
import { STREAMED_KINDS } from "../../infra/functions.ts";
import { Failure } from "../steps.ts";
import type { ArchiveReader } from "./archive-reader.ts";
import type { Place, Progress } from "./back-up.ts";
import { inParallel } from "./interleave.ts";
import { itemOf, kindOf, ownerOf, type RawItem } from "./items.ts";
import { type Part, type StoredObject, sha256 } from "./manifest.ts";
import { losesBySecrets, opens, sealedIn, withoutSecrets } from "./secrets.ts";

/** Who has lost what because secrets could not be opened, by user id. */
export interface Losses {
  readonly apps: readonly string[];
  readonly backends: readonly string[];
}

type Report = (progress: Progress) => void;

const BATCH = 25;
const BATCHES_AT_ONCE = 8;
const OBJECTS_AT_ONCE = 4;
const ATTEMPTS = 8;

/** What visitors leave behind in an empty installation; a backup's own is written over it. */
const LEFT_BY_VISITORS = new Set(["RATE", "FAILURES", "CAPTCHA"]);
/** Says, while a restore is not finished, which one. */
const PROGRESS_KEY = { pk: { S: "RESTORE" }, sk: { S: "RESTORE" } } as const;

const nothing: Progress = { items: 0, objects: 0, bytes: 0 };

/** Reads a whole backup and holds every byte against its checksum, before anything is changed. */
export async function verify(archive: ArchiveReader, report: Report = () => {}): Promise<void> {
  await eachEntry(archive, report, {
    part: async (items, part) => {
      if (items.length !== part.items) throw new Failure(`${archive.file} is damaged (${part.name} has other items).`);
    },
    object: async () => {},
  });
}

/** @throws Failure unless the target is empty, or holds what an interrupted restore of this backup has left */
export async function admitTarget(to: Place, archive: ArchiveReader): Promise<"empty" | "interrupted"> {
  const { Item } = await to.dynamodb.send(
    new GetItemCommand({ TableName: to.table, Key: PROGRESS_KEY, ConsistentRead: true }),
  );
  if (Item?.backup?.S === identityOf(archive)) return "interrupted";
  if (Item)
    throw new Failure(
      "The restore of another backup was interrupted here: finish that one, or begin with an empty stack.",
    );
  for await (const { Items = [] } of paginateScan(
    { client: to.dynamodb },
    { TableName: to.table, ConsistentRead: true },
  )) {
    const other = Items.find((item) => !LEFT_BY_VISITORS.has(kindOf(item)));
    if (other) throw new Failure(`The table ${to.table} is not empty: restore into a stack that was just deployed.`);
  }
  const { KeyCount = 0 } = await to.s3.send(
    new ListObjectsV2Command({ Bucket: to.bucket, Prefix: "media/", MaxKeys: 1 }),
  );
  if (KeyCount > 0)
    throw new Failure(`The bucket ${to.bucket} is not empty: restore into a stack that was just deployed.`);
  return "empty";
}

const identityOf = ({ manifest }: ArchiveReader) => sha256(JSON.stringify(manifest));

/** Whether the keys here open the backup's secrets: the first of each kind tells for all. */
export async function canOpenSecrets(kms: KMSClient, archive: ArchiveReader): Promise<boolean> {
  const tried = new Map<string, boolean>();
  for (const part of archive.manifest.parts) {
    for (const item of await itemsOf(archive, part)) {
      const found = sealedIn(item);
      if (found && !tried.has(found.purpose)) tried.set(found.purpose, await opens(kms, found.sealed));
    }
  }
  return [...tried.values()].every((opened) => opened);
}

interface RestoreOptions {
  /** Leave out what the keys here can't open. */
  readonly withoutSecrets?: boolean;
  readonly onProgress?: Report;
  readonly signal?: AbortSignal;
}

/**
 * Writes a backup into an empty place. May be run again when it was
 * interrupted: everything is written over with what it is anyway.
 */
export async function restore(archive: ArchiveReader, to: Place, options: RestoreOptions = {}): Promise<Losses> {
  const { withoutSecrets: isWithout = false, onProgress = () => {}, signal } = options;
  const losses = { apps: [] as string[], backends: [] as string[] };
  const kept = (item: RawItem) => {
    if (!isWithout) return item;
    const lost = losesBySecrets(item);
    if (lost) losses[lost === "app" ? "apps" : "backends"].push(ownerOf(item));
    return withoutSecrets(item);
  };
  const { dynamodb, table: TableName } = to;
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...PROGRESS_KEY, backup: { S: identityOf(archive) } } }));
  await eachEntry(archive, onProgress, {
    object: (content, object) => putObject(to, object, content),
    part: async (items) => {
      signal?.throwIfAborted();
      await putItems(
        to,
        items.map(kept).filter((item) => item !== undefined),
      );
    },
  });
  await dynamodb.send(new DeleteItemCommand({ TableName, Key: PROGRESS_KEY }));
  return losses;
}

interface Entries {
  readonly part: (items: RawItem[], part: Part) => Promise<void>;
  readonly object: (content: Buffer, object: StoredObject) => Promise<void>;
}

/** Pictures first, so that no item names one that is not there. */
async function eachEntry(archive: ArchiveReader, report: Report, { part, object }: Entries): Promise<void> {
  const done = { ...nothing };
  const tell = (more: Partial<Progress>) => {
    Object.assign(done, {
      items: done.items + (more.items ?? 0),
      objects: done.objects + (more.objects ?? 0),
      bytes: done.bytes + (more.bytes ?? 0),
    });
    report(done);
  };
  await inParallel(archive.manifest.objects, OBJECTS_AT_ONCE, async (stored) => {
    await object(await archive.read(stored), stored);
    tell({ objects: 1, bytes: stored.bytes });
  });
  for (const stored of archive.manifest.parts) {
    await part(await itemsOf(archive, stored), stored);
    tell(stored);
  }
}

async function itemsOf(archive: ArchiveReader, part: Part): Promise<RawItem[]> {
  const text = (await archive.read(part)).toString();
  return text.split("\n").filter(Boolean).map(itemOf);
}

async function putObject({ s3, bucket }: Place, { key, type, cache_control, metadata }: StoredObject, Body: Buffer) {
  await s3.send(
    new PutObjectCommand({
      ...{ Bucket: bucket, Key: key, Body, ContentType: type, CacheControl: cache_control, Metadata: metadata },
    }),
  );
}

const streamed: ReadonlySet<string> = new Set(STREAMED_KINDS);

/**
 * Items whose changes have consequences are put twice: first with a mark that
 * the dispatcher knows, then as they are. So no consequence follows again,
 * and what is restored equals what was backed up.
 */
export async function putItems(to: Place, items: readonly RawItem[]): Promise<void> {
  await inParallel(chunks(items, BATCH), BATCHES_AT_ONCE, async (batch) => {
    await putBatch(
      to,
      batch.map((item) => (streamed.has(kindOf(item)) ? { ...item, [RESTORING]: { BOOL: true } } : item)),
    );
    await putBatch(
      to,
      batch.filter((item) => streamed.has(kindOf(item))),
    );
  });
}

async function putBatch({ dynamodb, table }: Place, items: readonly RawItem[]): Promise<void> {
  let waiting: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt >= ATTEMPTS) throw new Failure("The table did not take everything: run the same restore again.");
    if (attempt > 0) await delay(Math.random() * 50 * 2 ** attempt);
    const { UnprocessedItems } = await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [table]: waiting } }));
    waiting = UnprocessedItems?.[table] ?? [];
  }
}
