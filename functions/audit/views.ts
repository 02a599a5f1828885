import type { AuditEntry as AuditView, SecurityEvent } from "../../shared/audit.ts";
import { deviceOf } from "../auth/user-agents.ts";
import { madeAt } from "../runtime/identifiers.ts";
import { found, getAll, type Items } from "../runtime/table.ts";
import { type User, userKey } from "../users/users.ts";
import { type AuditEntry, isStaff, OPERATOR, type Subject, SYSTEM, subjectKey } from "./audit.ts";

const createdAt = (id: string) => new Date(madeAt(id) * 1000).toISOString();

/** What an entry tells whom it is about. Where staff sit is nobody else's business. */
export function eventOf({ id, action, method, address, user_agent, actor, changes = [] }: AuditEntry): SecurityEvent {
  const by_staff = isStaff(actor);
  const device = actor ? { browser: null, system: null } : deviceOf(user_agent);
  return {
    ...{ id, action, method: method ?? null, ...device, ip: actor ? "" : address, by_staff, changes: [...changes] },
    created_at: createdAt(id),
  };
}

/** Entries as administrators see them, with the people they are about. */
export async function presentEntries(entries: readonly AuditEntry[]): Promise<AuditView[]> {
  const people = await peopleOf(entries.flatMap(({ subject, actor }) => (actor ? [subject, actor] : [subject])));
  return entries.map(({ id, action, method, address, user_agent, subject, actor, changes = [], reason }) => ({
    ...{ id, action, method: method ?? null, ...deviceOf(user_agent), ip: address, changes: [...changes] },
    user: people(subject),
    actor: { kind: kindOf(actor), user: people(actor ?? subject) },
    reason: reason ?? null,
    created_at: createdAt(id),
  }));
}

function kindOf(actor: string | undefined): AuditView["actor"]["kind"] {
  if (actor === OPERATOR || actor === SYSTEM) return actor;
  return actor ? "admin" : "owner";
}

/** Who pseudonyms stand for, as long as there is such an account. */
async function peopleOf(subjects: readonly string[]): Promise<(subject: string) => AuditView["user"]> {
  const accounts = await getAll(subjects.map(subjectKey));
  const idOf = (subject: string) => found<Subject>(accounts, subjectKey(subject))?.user_id;
  const users = await getAll(subjects.flatMap((subject) => idOf(subject) ?? []).map(userKey));
  return (subject) => person(users, idOf(subject));
}

function person(users: Items, id: string | undefined): AuditView["user"] {
  const user = id ? found<User>(users, userKey(id)) : undefined;
  return user ? { id: user.id, username: user.username, display_name: user.display_name } : null;
}
