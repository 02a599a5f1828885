import { MAX_UPLOAD_BYTES } from "../../shared/media.ts";
import { worker } from "../runtime/worker.ts";
import { erase, put, read } from "./bucket.ts";
import { pictureFolder, pictureKey, quarantineKey } from "./pictures.ts";
import { sanitizeUpload } from "./queues.ts";
import { Rejected, sanitize } from "./sanitize.ts";
import { beginProcessing, getUpload, markReady, markRejected, type Upload } from "./uploads.ts";

/** A picture that has taken the worker down this often is taken for an attack. */
const LAST_ATTEMPT = 4;

/** Makes pictures of what was uploaded, tells the outcome, and deletes the original. */
export const handler = worker(sanitizeUpload, async ({ Records }, { attempt }) => {
  for (const { s3 } of Records) {
    const uploadId = decodeURIComponent(s3.object.key).slice(quarantineKey("").length);
    const upload = await beginProcessing(uploadId);
    if (upload) await settle(upload, attempt);
    await erase(quarantineKey(uploadId));
  }
});

async function settle(upload: Upload, attempt: number): Promise<void> {
  try {
    if (attempt >= LAST_ATTEMPT) throw new Rejected("unreadable");
    await publish(upload);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    await markRejected(upload.id, error.reason);
  }
}

async function publish({ id, content_type, size }: Upload): Promise<void> {
  const bytes = await read(quarantineKey(id), MAX_UPLOAD_BYTES);
  if (bytes === undefined) throw new Rejected("unreadable");
  if (bytes === "too large" || bytes.byteLength !== size) throw new Rejected("size_mismatch");
  const { encode, ...picture } = await sanitize(bytes, content_type);
  await encode((width, extension, type, encoded) => put(pictureKey(id, width, extension), encoded, type));
  await markReady(id, { id, ...picture });
  // Deleted with its post in the meantime: whoever erased its pictures has not seen these.
  if (!(await getUpload(id))) await erase(pictureFolder(id));
}
