import { v7 as uuid } from "uuid";
import type { Role } from "../../shared/accounts.ts";
import type { SecurityAction } from "../../shared/audit.ts";
import type { BackendConfig } from "../../shared/backends.ts";
import { anotherAdmin, staffWrites } from "../accounts/staff.ts";
import { accountIdOf, changed, changeStanding, GRACE_SECONDS, type StandingChange } from "../accounts/standing.ts";
import { forgotten, passwordOf } from "../attempts/attempts.ts";
import { type AuditEntry, audited, type Origin } from "../audit/audit.ts";
import { createAccount, refuseTaken } from "../auth/accounts.ts";
import { carryOut, changeCredentials, credentialsKey } from "../auth/credentials.ts";
import { endOthers, newAccess } from "../auth/sessions.ts";
import { newBackend, writeBackend } from "../backends/backends.ts";
import { askWhose } from "../mail/admit-mailbox.ts";
import { writeLetter } from "../mail/letters.ts";
import { hashPassword, namesOf } from "../passwords/passwords.ts";
import { type AccessItem, nowInSeconds } from "../runtime/access.ts";
import { Conflict, InvalidRequest } from "../runtime/problem.ts";
import type { Write } from "../runtime/table.ts";
import { newUser, withoutPendingEmail } from "../users/users.ts";
import type { Managed } from "./managed-users.ts";

/** Who of the staff does something, and from where. */
export interface Staff extends Origin {
  readonly actor: string;
}

interface NewMember {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly display_name?: string | undefined;
  readonly role: Role;
  readonly backend_config?: BackendConfig | undefined;
}

/**
 * An account for somebody, not yet written; its owner is asked to confirm the address.
 * @throws UsernameTaken, InvalidRequest
 */
export async function newMember(member: NewMember, { actor, ...from }: Staff) {
  const { username, email, password, display_name = username, role, backend_config } = member;
  const addressIsFree = await refuseTaken(username, email);
  const { user, account } = newUser({ id: uuid(), username, email, display_name });
  const [backend, passwordHash, question] = await Promise.all([
    backend_config ? newBackend(user.id, backend_config) : undefined,
    hashPassword(password, { of: [username, email, display_name], path: "password" }),
    askWhose(email, user.id),
  ]);
  const access = newAccess(user.id, { role });
  const also = [
    ...staffWrites(user.id, "user", role),
    ...(backend ? [writeBackend(backend, undefined)] : []),
    ...question,
    audited(user.id, "registered", from, { actor, changes: [{ field: "role", from: null, to: role }] }),
  ];
  return {
    member: { user, account, access, credentials: { ...credentialsKey(user.id), password_hash: passwordHash } },
    commit: (more: readonly Write[] = []) =>
      createAccount({ user, account, addressIsFree, passwordHash, access }, [...also, ...more]),
  };
}

export interface MemberChange {
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  /** RFC 3339. */
  readonly suspended_until?: string | null | undefined;
  readonly reason?: string | undefined;
}

/**
 * Changes what somebody may do, and whether they may do anything; whoever may not is signed out at once.
 * @returns how the account stands now
 * @throws LastAdmin, Conflict, InvalidRequest
 */
export async function changeMember({ access }: Managed, change: MemberChange, staff: Staff): Promise<AccessItem> {
  const { reason } = change;
  const wanted = { ...standingWanted(change), ...(change.role ? { role: change.role } : {}) };
  const events = eventsOf(access, change);
  if (events.length === 0) return access;
  const next = changed(access, wanted);
  const isShutOut = next.status !== "active" || (next.suspended_until ?? 0) > nowInSeconds();
  const userId = accountIdOf(access);
  await carryOut([
    ...changeStanding(access, wanted, isShutOut ? {} : undefined),
    ...staffWrites(userId, access.role, next.role),
    ...(isShutOut || next.role !== "admin" ? await anotherAdmin(access) : []),
    ...events.map(([action, details]) =>
      auditedBy(staff, userId, action, { ...details, ...(reason ? { reason } : {}) }),
    ),
  ]);
  return isShutOut ? { ...next, sessions: {} } : next;
}

function standingWanted({ active, suspended_until }: MemberChange): Partial<StandingChange> {
  const until = suspended_until ? Date.parse(suspended_until) / 1000 : undefined;
  if (until !== undefined && until <= nowInSeconds()) {
    throw new InvalidRequest([{ path: "suspended_until", message: "Must be a time to come" }]);
  }
  return {
    ...(active === true ? { status: "active", deletes_at: undefined, suspended_until: undefined } : {}),
    ...(active === false ? { status: "inactive" } : {}),
    ...(suspended_until === undefined ? {} : { suspended_until: until && Math.floor(until) }),
  };
}

type Event = readonly [SecurityAction, Pick<AuditEntry, "changes">];

/** What a change amounts to; nothing when all is so already. */
function eventsOf(access: AccessItem, { role, active, suspended_until }: MemberChange): Event[] {
  const was = access.suspended_until ? new Date(access.suspended_until * 1000).toISOString() : null;
  const isClosed = access.status !== "active" || was !== null;
  return [
    ...(role && role !== access.role ? [event("role_changed", "role", access.role, role)] : []),
    ...(active === false && access.status !== "inactive"
      ? [event("account_closed", "standing", access.status, "inactive")]
      : []),
    ...(active === true && isClosed ? [event("account_reactivated", "standing", access.status, "active")] : []),
    ...(suspended_until ? [event("account_suspended", "suspended_until", was, suspended_until)] : []),
    ...(suspended_until === null && was ? [event("account_unsuspended", "suspended_until", was, null)] : []),
  ];
}

const event = (action: SecurityAction, field: string, from: string | null, to: string | null): Event => [
  action,
  { changes: [{ field, from, to }] },
];

const auditedBy = ({ actor, ...from }: Staff, userId: string, action: SecurityAction, details: object = {}): Write =>
  audited(userId, action, from, { actor, ...details });

/** Closes an account at once and has it erased after the time of grace. @throws LastAdmin, Conflict */
export async function deleteMember({ access }: Managed, staff: Staff): Promise<AccessItem> {
  const deletes_at = Math.floor(nowInSeconds()) + GRACE_SECONDS;
  const change = { status: "inactive", deletes_at } as const;
  const userId = accountIdOf(access);
  await carryOut([
    ...changeStanding(access, change, {}),
    ...(await anotherAdmin(access)),
    auditedBy(staff, userId, "deletion_requested"),
  ]);
  return { ...changed(access, change), sessions: {} };
}

export async function signOutMember({ access }: Managed, staff: Staff): Promise<void> {
  const userId = accountIdOf(access);
  await carryOut([endOthers(userId, undefined), auditedBy(staff, userId, "sessions_ended")]);
}

/**
 * Voids a password and mails a link for a new one.
 * @throws Conflict when the address may be a stranger's
 */
export async function requireReset({ account, credentials, user }: Managed, staff: Staff): Promise<void> {
  if (!account.email_verified) throw new UnconfirmedAddress();
  await carryOut([
    changeCredentials(credentials, { password_hash: "", trust_from: nowInSeconds() }),
    endOthers(user.id, undefined),
    ...withoutPendingEmail(user.id, account),
    writeLetter({ kind: "reset", email: account.email }),
    auditedBy(staff, user.id, "password_reset_required"),
  ]);
}

/** Gives somebody a new password, and signs them out. @throws InvalidRequest for a weak one */
export async function givePassword({ account, credentials, user }: Managed, password: string, staff: Staff) {
  const password_hash = await hashPassword(password, { of: namesOf({ user, account }), path: "password" });
  await carryOut([
    changeCredentials(credentials, { password_hash, trust_from: nowInSeconds() }),
    endOthers(user.id, undefined),
    ...withoutPendingEmail(user.id, account),
    // A lock that guesses have caused ends with the password that was guessed at.
    ...[passwordOf(user.username), passwordOf(account.email)].map(forgotten),
    auditedBy(staff, user.id, "password_reset"),
  ]);
}

class UnconfirmedAddress extends Conflict {
  override readonly message = "Their address is not confirmed: a link might go to a stranger.";
}
