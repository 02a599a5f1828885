import type { SecurityAction } from "../../shared/audit.ts";
import type { RealtimeEvent } from "../../shared/realtime.ts";
import { AUDIT, type AuditEntry } from "../audit/audit.ts";
import { UPLOAD, type Upload } from "../media/uploads.ts";
import { isReadMark, NOTIFICATION } from "../notifications/notifications.ts";
import { to } from "../runtime/queue.ts";
import type { Change, Reaction } from "../stream/change.ts";
import { push, revoke } from "./queues.ts";

/** What ends sessions other than the one it was done in, or all. */
const endings: ReadonlySet<SecurityAction> = new Set<SecurityAction>([
  "signed_out",
  "sessions_ended",
  "password_changed",
  "password_reset",
  "email_change_undone",
  "refresh_token_replayed",
  "password_reset_required",
  "account_deactivated",
  "account_suspended",
  "account_closed",
  "deletion_requested",
]);

/** Who is online is told of what concerns them, and that their session has ended. */
export const realtime: Reaction = (change) => {
  if (change.key.pk.startsWith(NOTIFICATION)) return notified(change);
  if (change.key.pk.startsWith(UPLOAD)) return uploaded(change);
  return change.key.pk.startsWith(AUDIT) ? ended(change) : [];
};

const tell = (userId: string, event: RealtimeEvent) => [to(push, { user_ids: [userId], event })];

/** That somebody has read what they were told is nothing to tell them. */
const notified: Reaction = ({ key }) =>
  isReadMark(key) ? [] : tell(key.pk.slice(NOTIFICATION.length), { type: "notification" });

function uploaded({ before, after }: Change) {
  const { id, owner_id, status } = (after ?? {}) as unknown as Partial<Upload>;
  if (!id || !owner_id || (status !== "ready" && status !== "rejected") || status === before?.status) return [];
  return tell(owner_id, { type: "upload", upload_id: id, status });
}

function ended({ kind, after }: Change) {
  const entry = after as unknown as AuditEntry | undefined;
  if (kind !== "insert" || !entry || !endings.has(entry.action)) return [];
  return [to(revoke, { subject: entry.subject })];
}
