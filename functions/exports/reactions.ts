import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { EXPORT, type ExportItem } from "./exports.ts";
import { makeArchive } from "./queues.ts";

/** An archive that was asked for is made. */
export const archives: Reaction = ({ kind, key, before, after }) => {
  if (kind === "remove" || !key.pk.startsWith(EXPORT)) return [];
  const { id, user_id } = after as unknown as ExportItem;
  return before?.id === id ? [] : [to(makeArchive, { user_id, id })];
};
