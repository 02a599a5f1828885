import { noticeActions } from "../mail/letters.ts";
import { sendMail } from "../mail/queues.ts";
import { madeAt } from "../runtime/identifiers.ts";
import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { AUDIT, type AuditEntry } from "./audit.ts";

/** The owner of an account is told of what opens or closes it, and of a sign-in from somewhere new. */
export const auditEntries: Reaction = ({ kind, key, after }) => {
  if (kind !== "insert" || !key.pk.startsWith(AUDIT)) return [];
  const { id, user_id, action, address, user_agent, new_device } = after as unknown as AuditEntry;
  const told = noticeActions.find((notice) => notice === action);
  if (!told || (told === "signed_in" && !new_device)) return [];
  const at = new Date(madeAt(id) * 1000).toISOString();
  return [to(sendMail, { id, letter: { kind: "notice", user_id, action: told, address, user_agent, at } })];
};
