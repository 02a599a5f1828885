import { validate } from "uuid";
import { MAX_UPLOAD_BYTES } from "../../shared/media.ts";
import { continueTrace } from "../runtime/invocation.ts";
import { measure } from "../runtime/metrics.ts";
import { worker } from "../runtime/worker.ts";
import { erase, put, read } from "./bucket.ts";
import { pictureFolder, pictureKey, quarantineKey } from "./object-keys.ts";
import { sanitizeUpload } from "./queues.ts";
import { Rejected, sanitize } from "./sanitize.ts";
import { beginProcessing, countDecode, getUpload, markReady, markRejected, type Upload } from "./uploads.ts";

/** A picture that the decoder was begun on this often, and never finished, is taken for an attack. */
const MAX_DECODES = 3;

/** Makes pictures of what was uploaded, tells the outcome, and deletes the original. */
export const handler = worker(sanitizeUpload, async ({ Records }) => {
  for (const { s3 } of Records) {
    const uploadId = decodeURIComponent(s3.object.key).slice(quarantineKey("").length);
    if (!validate(uploadId)) continue;
    const upload = await beginProcessing(uploadId);
    continueTrace(upload?.trace_id);
    if (upload) await settle(upload);
    // Deleted with its post in the meantime: whoever erased its pictures may not have seen all of them.
    if (!(await getUpload(uploadId))) await erase(pictureFolder(uploadId));
    await erase(quarantineKey(uploadId));
  }
});

async function settle(upload: Upload): Promise<void> {
  try {
    await publish(upload);
    measure("SanitizedUploads", 1, { Result: "ready" });
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    await markRejected(upload.id, error.reason);
    measure("SanitizedUploads", 1, { Result: error.reason });
  }
}

async function publish({ id, content_type, size, purpose }: Upload): Promise<void> {
  const bytes = await read(quarantineKey(id), MAX_UPLOAD_BYTES);
  if (bytes === undefined) throw new Rejected("unreadable");
  if (bytes === "too large" || bytes.byteLength !== size) throw new Rejected("size_mismatch");
  if ((await countDecode(id)) > MAX_DECODES) throw new Rejected("unreadable");
  const { encode, ...picture } = await sanitize(bytes, content_type, purpose);
  await encode((width, extension, type, encoded) => put(pictureKey(id, width, extension), encoded, type));
  await markReady(id, { id, ...picture });
}
