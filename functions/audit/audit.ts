import { v7 as uuid } from "uuid";
import type { SecurityAction, SecurityEvent } from "../../shared/audit.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { traced } from "../runtime/invocation.ts";
import { type Key, page, type Write } from "../runtime/table.ts";

/** Something that happened to how an account is entered. */
export interface AuditEntry extends Key {
  readonly id: string;
  readonly user_id: string;
  readonly action: SecurityAction;
  readonly method?: NonNullable<SecurityEvent["method"]>;
  readonly address: string;
  readonly user_agent: string;
  /** The owner did not sign in from there before. */
  readonly new_device?: boolean;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

/** Where something was done from. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
}

export const AUDIT = "AUDIT#";
const KEPT_SECONDS = 400 * 24 * 3600;

/** Write of an audit entry: it belongs into the transaction of what it tells of. */
export function audited(
  userId: string,
  action: SecurityAction,
  { address, userAgent }: Origin,
  details: Pick<AuditEntry, "method" | "new_device"> = {},
): Write {
  const id = uuid();
  const Item: AuditEntry = {
    ...{ pk: AUDIT + userId, sk: id, id, user_id: userId, action, address, user_agent: userAgent, ...details },
    expires_at: Math.floor(nowInSeconds()) + KEPT_SECONDS,
    ...traced(),
  };
  return { Put: { Item, ConditionExpression: "attribute_not_exists(pk)" } };
}

/** A page of what happened to an account, newest first. */
export async function history(userId: string, options: { limit: number; after: string | undefined }) {
  return page<AuditEntry>(AUDIT + userId, { ...options, ScanIndexForward: false });
}
