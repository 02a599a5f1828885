import { audited, SYSTEM } from "../audit/audit.ts";
import { worker } from "../runtime/worker.ts";
import { archiveKey, writeArchive } from "./archives.ts";
import { contentsOf } from "./contents.ts";
import { findExport, finishExport } from "./exports.ts";
import { makeArchive } from "./queues.ts";

/** Makes the archive that somebody asked for, unless it is made or they have asked for another. */
export const handler = worker(makeArchive, async ({ user_id, id }) => {
  const wanted = await findExport(user_id);
  if (wanted?.id !== id || wanted.status !== "preparing") return;
  const size = await writeArchive(archiveKey(user_id, id), contentsOf(user_id));
  const told = audited(user_id, "export_ready", { address: "", userAgent: "" }, { actor: SYSTEM });
  await finishExport(wanted, size, [told]);
});
