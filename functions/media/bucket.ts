import { Readable } from "node:stream";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { setting } from "../runtime/environment.ts";

const forcePathStyle = process.env.PHOTOSTACK_TARGET !== "aws";
export const client = new S3Client({ forcePathStyle });

/** A client that signs for the address under which browsers reach the bucket. */
export function browserClient(): S3Client {
  const endpoint = process.env.MEDIA_ENDPOINT;
  return endpoint ? new S3Client({ forcePathStyle, endpoint }) : client;
}

export const bucketName = () => setting("MEDIA_BUCKET");

/** Address of an object as browsers reach it. */
export function objectUrl(key: string): URL {
  const endpoint = process.env.MEDIA_ENDPOINT;
  const bucket = bucketName();
  const base = endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${setting("AWS_REGION")}.amazonaws.com`;
  return new URL(`${base}/${key}`);
}

/**
 * Reads an object, but never more than `maxBytes`.
 * @returns `undefined` when there is none, `"too large"` when it is bigger
 */
export async function read(Key: string, maxBytes: number): Promise<Buffer | "too large" | undefined> {
  try {
    const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucketName(), Key }));
    if (ContentLength > maxBytes) {
      if (Body instanceof Readable) Body.destroy();
      return "too large";
    }
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

export async function put(Key: string, Body: Buffer, ContentType: string): Promise<void> {
  const CacheControl = "private, max-age=31536000, immutable";
  await client.send(new PutObjectCommand({ Bucket: bucketName(), Key, Body, ContentType, CacheControl }));
}

/** An object as a stream; `undefined` when there is none. */
export async function openObject(Key: string): Promise<Readable | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucketName(), Key }));
    return Body as Readable;
  } catch (error) {
    // Who may not list the bucket is not told that there is none, but refused.
    if (error instanceof NoSuchKey || (error as Error).name === "AccessDenied") return undefined;
    throw error;
  }
}

/** Deletes every object whose key begins so; at most 1000 a request, as S3 lists them. */
export async function erase(prefix: string): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucketName(), Prefix: prefix })) {
    if (Contents.length === 0) continue;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucketName(), Delete: { Objects, Quiet: true } }),
    );
    if (Errors.length > 0) throw new Error(`${Errors.length} objects were not deleted: ${Errors[0]?.Code}`);
  }
}
