import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { glob } from "tinyglobby";
import { EDGE_REGION } from "../infra/settings.ts";
import { cacheControl } from "../infra/site-headers.ts";

const AT_ONCE = 8;

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * Puts the built web app into its bucket. Files that carry their content's
 * hash go first and are never removed, documents last: whoever has an old page
 * open still finds what belongs to it, and nobody is sent half an app.
 * @returns how many files were sent
 */
export async function publishWeb(directory: string, bucket: string): Promise<number> {
  const client = new S3Client({ region: EDGE_REGION });
  // CloudFront compresses by itself.
  const files = await glob("**/*", { cwd: directory, ignore: ["**/*.{br,gz}"], dot: true });
  const isDocument = (file: string) => file.endsWith(".html");
  for (const part of [files.filter((file) => !isDocument(file)), files.filter(isDocument)]) {
    const rest = part.values();
    const send = async () => {
      for (const file of rest) {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: file,
            Body: await readFile(join(directory, file)),
            ContentType: types[extname(file)] ?? "application/octet-stream",
            CacheControl: cacheControl(`/${file}`),
          }),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
  }
  return files.length;
}
