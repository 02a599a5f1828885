import { createHash } from "node:crypto";
import * as z from "zod";

/** Version of the format; a file of another one is refused. */
export const FORMAT = 1;
export const MANIFEST = "manifest.json";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Bytes = z.int().min(0);

const Part = z.strictObject({
  name: z.string().regex(/^table\/\d+\.ndjson$/),
  sha256: Sha256,
  bytes: Bytes,
  items: z.int().min(1),
});

const StoredObject = z.strictObject({
  key: z.string().startsWith("media/"),
  sha256: Sha256,
  bytes: Bytes,
  type: z.string().optional(),
  cache_control: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});

/** What a backup holds; the last entry of its file, so that a file without it is one that was not finished. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  made_by: z.literal("photostack"),
  created: z.iso.datetime(),
  table: z.string(),
  bucket: z.string(),
  items: z.int().min(0),
  parts: z.array(Part),
  objects: z.array(StoredObject),
});
export type Manifest = z.infer<typeof Manifest>;
export type Part = z.infer<typeof Part>;
export type StoredObject = z.infer<typeof StoredObject>;

export const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** The file's comment: says whose it is, and what its manifest must be. */
export const commentOf = (manifest: string) => `photostack backup ${sha256(manifest)}`;
