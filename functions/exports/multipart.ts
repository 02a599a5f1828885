import { type Readable, Transform } from "node:stream";
import { Upload } from "@aws-sdk/lib-storage";
import { bucketName, client } from "../media/bucket.ts";

/** S3's least part but the last; two are in memory at a time. */
const PART_BYTES = 8 * 1024 * 1024;

/** Writes an object whose size nobody knows yet, part by part. @returns its size in bytes */
export async function putStream(Key: string, Body: Readable, ContentType: string): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  Body.once("error", (error) => counted.destroy(error)).pipe(counted);
  const params = { Bucket: bucketName(), Key, Body: counted, ContentType, CacheControl: "private, no-store" };
  // Parts of one that fails are the bucket's to remove, after a day: that takes no right of the function's.
  await new Upload({ client, params, partSize: PART_BYTES, queueSize: 2, leavePartsOnError: true }).done();
  return bytes;
}
