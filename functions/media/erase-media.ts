import { worker } from "../runtime/worker.ts";
import { erase } from "./bucket.ts";
import { pictureFolder, quarantineKey } from "./object-keys.ts";
import { eraseMedia } from "./queues.ts";

/** Deletes the bytes of pictures that nothing refers to any more. */
export const handler = worker(eraseMedia, async ({ upload_ids }) => {
  for (const prefix of upload_ids.flatMap((id) => [quarantineKey(id), pictureFolder(id)])) await erase(prefix);
});
