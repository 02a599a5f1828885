import { settlePost } from "../posts/queues.ts";
import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { eraseMedia } from "./queues.ts";
import { UPLOAD, type Upload } from "./uploads.ts";

/** An upload whose outcome is known, or that has expired, may settle its post; one that expired unused is erased. */
export const uploads: Reaction = ({ kind, key, before, after }) => {
  if (!key.pk.startsWith(UPLOAD)) return [];
  const { id, status, post_id, avatar_of } = (after ?? before) as unknown as Upload;
  if (kind === "remove" && !post_id && !avatar_of) return [to(eraseMedia, { upload_ids: [id] })];
  const settled = kind === "remove" || status === "ready" || status === "rejected";
  return settled && post_id ? [to(settlePost, { post_id })] : [];
};
