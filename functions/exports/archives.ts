import { once } from "node:events";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";
import { erase, openObject } from "../media/bucket.ts";
import { putStream } from "./multipart.ts";

const folder = (userId: string) => `exports/${userId}/`;

/** Where an archive is. */
export const archiveKey = (userId: string, id: string) => `${folder(userId)}${id}.zip`;

/** Deletes all archives of somebody. */
export const eraseArchives = (userId: string) => erase(folder(userId));

/** What is put into an archive: a document, or an object of the bucket. */
export type ArchiveEntry =
  | { readonly path: string; readonly document: unknown }
  | { readonly path: string; readonly object: string };

/**
 * Writes an archive into the bucket while it is being made: neither it nor a
 * picture is ever in memory as a whole. An object that is gone is left out.
 * @returns its size in bytes
 */
export async function writeArchive(key: string, entries: AsyncIterable<ArchiveEntry>): Promise<number> {
  const zip = new ZipFile();
  const upload = putStream(key, zip.outputStream as Readable, "application/zip");
  // What breaks off while it is read is told by the archive.
  const broken = once(zip, "error").then(([error]) => Promise.reject(error as Error));
  const filled = Promise.race([fill(zip, entries), broken]);
  // A failed upload reads no more, and the archive would wait for it for ever.
  const [size] = await Promise.all([upload, Promise.race([filled, upload])]);
  return size;
}

async function fill(zip: ZipFile, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  for await (const entry of entries) await add(zip, entry);
  zip.end();
}

async function add(zip: ZipFile, entry: ArchiveEntry): Promise<void> {
  if ("document" in entry) {
    zip.addBuffer(Buffer.from(`${JSON.stringify(entry.document, null, 2)}\n`), entry.path);
    return;
  }
  const bytes = await openObject(entry.object);
  if (!bytes) return;
  // Pictures are compressed already.
  zip.addReadStream(bytes, entry.path, { compress: false });
  // One after the other: many that are open at the same time would run into timeouts while they wait.
  await finished(bytes);
}
