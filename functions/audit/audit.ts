import { v7 as uuid } from "uuid";
import type { SecurityAction, SecurityEvent } from "../../shared/audit.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { traced } from "../runtime/invocation.ts";
import { get, type Key, page, pages, type Write } from "../runtime/table.ts";

/** Something that happened to an account. Written once, never changed: it knows its people by pseudonyms only. */
export interface AuditEntry extends Key {
  readonly id: string;
  readonly subject: string;
  readonly action: SecurityAction;
  readonly method?: NonNullable<SecurityEvent["method"]>;
  readonly address: string;
  readonly user_agent: string;
  /** The owner did not sign in from there before. */
  readonly new_device?: boolean;
  /** Who did it: an administrator's pseudonym, `operator` or `system`; the owner when left out. */
  readonly actor?: string;
  readonly changes?: SecurityEvent["changes"];
  readonly reason?: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

/** Where something was done from. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
}

/** Whose account a pseudonym stands for; gone when the account is erased. */
export interface Subject extends Key {
  readonly user_id: string;
}

export const AUDIT = "AUDIT#";
/** Somebody who runs Photostack and did it on the command line. */
export const OPERATOR = "operator";
/** Nobody: it happened because its time had come. */
export const SYSTEM = "system";
/** How long entries, their chain and the reports of erasures are kept. */
export const KEPT_SECONDS = 400 * 24 * 3600;

/**
 * Pseudonym of an account in the audit log. Nobody gets back from it to the
 * id, whose 74 random bits can't be guessed: with its `SUBJECT` item erased,
 * the entries are nobody's (GDPR, article 4(5)).
 */
export const subjectOf = (userId: string) => sha256(`subject of audit entries: ${userId}`);
export const subjectKey = (subject: string): Key => ({ pk: `SUBJECT#${subject}`, sk: "SUBJECT" });

/** Write by which a new account's audit entries lead back to it. */
export function knownSubject(userId: string): Write {
  return { Put: { Item: { ...subjectKey(subjectOf(userId)), user_id: userId } } };
}

/** The account of a pseudonym; none when it was erased. */
export async function ownerOf(subject: string): Promise<string | undefined> {
  return (await get<Subject>(subjectKey(subject), { consistent: true }))?.user_id;
}

/** Whether somebody did it for whom it is work. */
export const isStaff = (actor: string | undefined) => actor !== undefined && actor !== SYSTEM;

type Details = Pick<AuditEntry, "method" | "new_device" | "actor" | "changes" | "reason">;

/** Write of an audit entry: it belongs into the transaction of what it tells of. */
export function audited(
  userId: string,
  action: SecurityAction,
  { address, userAgent }: Origin,
  details: Details = {},
): Write {
  const id = uuid();
  const subject = subjectOf(userId);
  const Item: AuditEntry = {
    ...{ pk: AUDIT + subject, sk: id, id, subject, action, address, user_agent: userAgent, ...details },
    expires_at: Math.floor(nowInSeconds()) + KEPT_SECONDS,
    ...traced(),
  };
  return { Put: { Item, ConditionExpression: "attribute_not_exists(pk)" } };
}

/** A page of what happened to an account, newest first. */
export async function history(userId: string, options: { limit: number; after: string | undefined }) {
  return page<AuditEntry>(AUDIT + subjectOf(userId), { ...options, ScanIndexForward: false });
}

/** All of it, page by page, oldest first. */
export const historyPages = (userId: string) => pages<AuditEntry>(AUDIT + subjectOf(userId));
