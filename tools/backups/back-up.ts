import { rename, rm } from "node:fs/promises";
import { type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, NoSuchKey, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { ArchiveWriter } from "./archive-writer.ts";
import { interleave } from "./interleave.ts";
import { kindOf, lineOf, type RawItem } from "./items.ts";
import { FORMAT, type Manifest, type Part, type StoredObject, sha256 } from "./manifest.ts";

/** Where a Photostack has its data. */
export interface Place {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly table: string;
  readonly bucket: string;
}

/** How far it is. */
export interface Progress {
  readonly items: number;
  readonly objects: number;
  readonly bytes: number;
}

interface BackUpOptions {
  /** Where the backup goes; nothing is there yet. */
  readonly file: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

const SEGMENTS = 4;
const PART_BYTES = 4 * 1024 * 1024;
const OBJECTS_AHEAD = 4;

/**
 * Writes table and pictures into one file. Items first: a picture is there
 * before an item names it, so what they name can only be missing when it was
 * erased meanwhile. The file has its name only when it is whole.
 */
export async function backUp(from: Place, { file, onProgress, signal }: BackUpOptions): Promise<Manifest> {
  const unfinished = `${file}.part`;
  const archive = new ArchiveWriter(unfinished, signal);
  const done = { items: 0, objects: 0, bytes: 0 };
  const tell = (more: Partial<Progress>) => {
    for (const name of ["items", "objects", "bytes"] as const) done[name] += more[name] ?? 0;
    onProgress?.({ ...done });
  };
  try {
    const created = new Date().toISOString();
    const parts: Part[] = [];
    for await (const { content, items } of partsOf(from)) {
      signal?.throwIfAborted();
      const part = { name: `table/${parts.length}.ndjson`, sha256: sha256(content), bytes: content.byteLength, items };
      await archive.add(part.name, content, true);
      parts.push(part);
      tell(part);
    }
    const objects: StoredObject[] = [];
    for await (const { object, content } of objectsOf(from)) {
      signal?.throwIfAborted();
      await archive.add(object.key, content, false);
      objects.push(object);
      tell({ objects: 1, bytes: object.bytes });
    }
    const { table, bucket } = from;
    const manifest = {
      format: FORMAT,
      made_by: "photostack",
      created,
      table,
      bucket,
      items: done.items,
      parts,
      objects,
    } as const;
    await archive.finish(manifest);
    await rename(unfinished, file);
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The table's items in parts of some megabytes, from several scans at once. */
async function* partsOf(from: Place): AsyncGenerator<{ content: Buffer; items: number }> {
  let lines: string[] = [];
  let bytes = 0;
  const part = () => ({ content: Buffer.from(lines.join("")), items: lines.length });
  for await (const item of interleave(Array.from({ length: SEGMENTS }, (_, segment) => scan(from, segment)))) {
    if (!isWorthKeeping(item)) continue;
    const line = `${lineOf(item)}\n`;
    lines.push(line);
    bytes += Buffer.byteLength(line);
    if (bytes < PART_BYTES) continue;
    yield part();
    [lines, bytes] = [[], 0];
  }
  if (lines.length > 0) yield part();
}

async function* scan({ dynamodb, table }: Place, Segment: number): AsyncGenerator<RawItem> {
  const input = { TableName: table, ConsistentRead: true, Segment, TotalSegments: SEGMENTS };
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, input)) yield* Items as RawItem[];
}

/** What has expired is gone, but for uploads: it is their end that lets the pictures be erased that nobody used. */
function isWorthKeeping(item: RawItem): boolean {
  const expires = Number(item.expires_at?.N ?? Infinity);
  return expires > Date.now() / 1000 || kindOf(item) === "UPLOAD";
}

/** Sanitized pictures, a few read ahead. What waits in quarantine is untrusted, and dealt with in seconds. */
async function* objectsOf(from: Place): AsyncGenerator<{ object: StoredObject; content: Buffer }> {
  const ahead: ReturnType<typeof fetched>[] = [];
  const listing = { Bucket: from.bucket, Prefix: "media/" };
  const take = async function* (until: number) {
    while (ahead.length > until) {
      const found = await ahead.shift();
      if (found) yield found;
    }
  };
  for await (const { Contents = [] } of paginateListObjectsV2({ client: from.s3 }, listing)) {
    for (const { Key = "" } of Contents) {
      const reading = fetched(from, Key);
      reading.catch(() => {});
      ahead.push(reading);
      yield* take(OBJECTS_AHEAD);
    }
  }
  yield* take(0);
}

/** An object with its bytes; `undefined` when it was erased since it was listed. */
async function fetched(
  { s3, bucket }: Place,
  key: string,
): Promise<{ object: StoredObject; content: Buffer } | undefined> {
  try {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const content = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    const { ContentType: type, CacheControl: cache_control, Metadata: metadata = {} } = answer;
    const object = {
      ...{ key, sha256: sha256(content), bytes: content.byteLength },
      ...(type ? { type } : {}),
      ...(cache_control ? { cache_control } : {}),
      ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
    };
    return { object, content };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
