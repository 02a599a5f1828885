import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { glob } from "tinyglobby";
import { ZipFile } from "yazl";
import { addNative, type Platform } from "../../infra/bundle.ts";

/** What Lambda takes as a function's code: files by their names, and packages with native code. */
export async function codeArchive(
  files: Readonly<Record<string, Uint8Array>>,
  native: readonly string[],
  platform: Platform,
): Promise<Buffer> {
  const folder = native.length > 0 ? mkdtempSync(join(tmpdir(), "photostack-native-")) : undefined;
  try {
    if (folder) addNative(native, folder, platform);
    return await archive(files, folder);
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, of a folder that holds all of it. */
export function folderArchive(folder: string): Promise<Buffer> {
  return archive({}, folder);
}

async function archive(files: Readonly<Record<string, Uint8Array>>, folder: string | undefined): Promise<Buffer> {
  const zip = new ZipFile();
  const whole = buffer(zip.outputStream as unknown as NodeJS.ReadableStream);
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { compressionLevel: 1 });
  const paths = folder ? await glob("**/*", { cwd: folder, dot: true }) : [];
  for (const path of paths) zip.addFile(join(folder ?? "", path), path, { compressionLevel: 1 });
  zip.end();
  return whole;
}
