import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { S3RequestPresigner } from "@aws-sdk/s3-request-presigner";
import { LRUCache } from "lru-cache";
import type { UploadTicket } from "../../shared/media.ts";
import { browserClient, bucketName, objectUrl } from "./bucket.ts";
import { quarantineKey } from "./object-keys.ts";

/** URLs are signed for the start of the hour they are asked for in, so that browsers can cache them. */
const WINDOW_SECONDS = 3600;
const VALID_SECONDS = 2 * WINDOW_SECONDS;
const TICKET_SECONDS = 600;

const client = browserClient();
const presigner = new S3RequestPresigner({ ...client.config });
const signed = new LRUCache<string, string>({ max: 5000 });

/** A URL that shows one object for one to two hours. */
export async function signedUrl(Key: string): Promise<string> {
  const window = Math.floor(Date.now() / 1000 / WINDOW_SECONDS) * WINDOW_SECONDS;
  const entry = `${window} ${Key}`;
  const known = signed.get(entry);
  if (known) return known;
  const url = await presigned(objectUrl(Key), new Date(window * 1000));
  signed.set(entry, url);
  return url;
}

/**
 * A URL that fetches an object as a file until a time. On AWS it ends sooner
 * if the credentials that signed it do.
 */
export function signedDownload(key: string, { name, until }: { readonly name: string; readonly until: number }) {
  const url = objectUrl(key);
  url.searchParams.set("response-content-disposition", `attachment; filename="${name}"`);
  const now = Math.floor(Date.now() / 1000);
  return presigned(url, new Date(now * 1000), until - now);
}

/** Signs without the client's middlewares, which would take four times as long on every picture of every list. */
async function presigned(url: URL, signingDate: Date, expiresIn = VALID_SECONDS): Promise<string> {
  const { protocol, hostname, port, host, pathname } = url;
  const { query = {} } = await presigner.presign(
    {
      method: "GET",
      ...{ protocol, hostname, path: pathname, headers: { host }, query: Object.fromEntries(url.searchParams) },
      ...(port ? { port: Number(port) } : {}),
    },
    { signingDate, expiresIn },
  );
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

interface Expected {
  readonly id: string;
  readonly content_type: string;
  readonly size: number;
}

/**
 * Permission to upload exactly one object: this key, this type, this many bytes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export async function uploadTicket({ id, content_type, size }: Expected): Promise<UploadTicket> {
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucketName(),
    Key: quarantineKey(id),
    Fields: { "Content-Type": content_type },
    Conditions: [["content-length-range", size, size]],
    Expires: TICKET_SECONDS,
  });
  return { upload_id: id, url, fields, expires_in: TICKET_SECONDS };
}
