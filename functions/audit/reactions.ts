import { noticeActions } from "../mail/letters.ts";
import { sendMail } from "../mail/queues.ts";
import { madeAt } from "../runtime/identifiers.ts";
import { type Outgoing, to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { AUDIT, type AuditEntry, isStaff } from "./audit.ts";
import { chainEntries } from "./queues.ts";

/** Every entry is chained; the owner of an account is told of what opens or closes it, and of a sign-in from somewhere new. */
export const auditEntries: Reaction = ({ kind, key, after }) => {
  if (kind !== "insert" || !key.pk.startsWith(AUDIT)) return [];
  const entry = after as unknown as AuditEntry;
  return [to(chainEntries, { ...entry }), ...notice(entry)];
};

function actorKind(actor: string | undefined): "owner" | "staff" | "system" {
  if (isStaff(actor)) return "staff";
  return actor ? "system" : "owner";
}

function notice({ id, subject, action, address, user_agent, new_device, actor }: AuditEntry): Outgoing[] {
  const told = noticeActions.find((candidate) => candidate === action);
  if (!told || (told === "signed_in" && !new_device)) return [];
  const at = new Date(madeAt(id) * 1000).toISOString();
  const where = { address, user_agent, by: actorKind(actor), at };
  return [to(sendMail, { id, letter: { kind: "notice", subject, action: told, ...where } })];
}
