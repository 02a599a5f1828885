import { type Entry, openPromise, type ZipFile } from "yauzl";
import { Failure } from "../steps.ts";
import { commentOf, FORMAT, MANIFEST, Manifest, type Part, type StoredObject, sha256 } from "./manifest.ts";

/** Far more than any part or picture has; whatever claims to be larger is not ours. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_MANIFEST_BYTES = 1024 * 1024 * 1024;

/** A backup's file, opened; every content is held against its checksum before anybody gets it. */
export class ArchiveReader {
  readonly manifest: Manifest;
  readonly file: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest) {
    this.file = file;
    this.#zip = zip;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /** @throws Failure when it is not a whole backup of ours */
  static async open(file: string): Promise<ArchiveReader> {
    const zip = await openPromise(file, { autoClose: false }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT")
        throw new Failure(`There is no file ${file}: name the backup that is to be restored.`);
      throw new Failure(`${file} is no backup of Photostack, or was cut off: use another one.`);
    });
    const entries = new Map<string, Entry>();
    try {
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      const found = entries.get(MANIFEST);
      const text = found ? (await contentOf(zip, found, MOST_MANIFEST_BYTES)).toString() : "";
      if (!zip.comment.startsWith("photostack backup "))
        throw new Failure(`${file} is no backup of Photostack: use another one.`);
      if (zip.comment !== commentOf(text)) throw damaged(file, "its manifest");
      return new ArchiveReader(file, zip, entries, manifestOf(file, text));
    } catch (error) {
      zip.close();
      throw error instanceof Failure ? error : damaged(file, "its list of contents");
    }
  }

  /** An entry's content. @throws Failure when a byte of it has changed */
  async read(entry: Part | StoredObject): Promise<Buffer> {
    const name = "key" in entry ? entry.key : entry.name;
    const found = this.#entries.get(name);
    const content = found && (await contentOf(this.#zip, found, MOST_BYTES).catch(() => undefined));
    if (content?.byteLength !== entry.bytes || sha256(content) !== entry.sha256) throw damaged(this.file, name);
    return content;
  }

  close(): void {
    this.#zip.close();
  }
}

const damaged = (file: string, what: string) =>
  new Failure(`${file} is damaged (${what} is not what was written): use another backup.`);

function manifestOf(file: string, text: string): Manifest {
  const json = JSON.parse(text) as { format?: unknown };
  if (json.format !== FORMAT)
    throw new Failure(
      `${file} has the format ${json.format}, and this version knows ${FORMAT}: use the version that made it.`,
    );
  return Manifest.parse(json);
}

async function contentOf(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > mostBytes) throw new Error(`${entry.fileName} is too large`);
  const stream = await zip.openReadStreamPromise(entry);
  return Buffer.concat(await stream.toArray());
}
