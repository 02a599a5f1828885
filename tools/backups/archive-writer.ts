import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { commentOf, MANIFEST, type Manifest } from "./manifest.ts";

/** A stream that lets go of its content: the zip keeps every stream until its end. */
function handedOver(content: Uint8Array[]): Readable {
  return new Readable({
    read() {
      this.push(content.pop() ?? null);
    },
  });
}

/** Writes a backup's file, entry after entry; holds none of them longer than it takes to write it. */
export class ArchiveWriter {
  readonly #zip = new ZipFile();
  readonly #written: Promise<void>;

  /** @param signal ends it unfinished */
  constructor(file: string, signal?: AbortSignal) {
    // People's addresses and the hashes of their passwords are in it.
    const output = createWriteStream(file, { mode: 0o600, flags: "wx" });
    this.#written = pipeline(this.#zip.outputStream, output, { signal });
    this.#written.catch(() => {});
  }

  /** Adds an entry and waits until it was taken. @param compress not for what is compressed already */
  async add(name: string, content: Uint8Array, compress: boolean): Promise<void> {
    const size = content.byteLength;
    const source = handedOver([content]);
    this.#zip.addReadStream(source, name, { compress, size });
    // Nothing takes it any more when the disk is full.
    await Promise.race([finished(source), this.#written]);
  }

  /** Ends the file with its manifest. */
  async finish(manifest: Manifest): Promise<void> {
    const text = JSON.stringify(manifest, null, 1);
    await this.add(MANIFEST, Buffer.from(text), true);
    this.#zip.end({ forceZip64Format: false, comment: commentOf(text) });
    await this.#written;
  }
}
