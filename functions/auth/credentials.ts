import { Conflict, NotFound } from "../runtime/problem.ts";
import { ConditionsFailed, get, type Key, transact, type Write } from "../runtime/table.ts";

/** A passkey that was registered (WebAuthn). */
export interface StoredPasskey {
  readonly credential_id: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly synced: boolean;
  /** Seconds since 1970. */
  readonly created: number;
  readonly used?: number;
}

/** The seed of an authenticator app, encrypted. */
export interface Seed {
  readonly sealed: Uint8Array;
  /** Seconds since 1970. */
  readonly created: number;
}

/** An authenticator app in use. */
export interface Totp extends Seed {
  /** Time step of the last code that was accepted: neither it nor any before is accepted again (RFC 6238, 5.2). */
  readonly step: number;
}

/** Recovery codes: slow hashes with one salt, each until it is used. */
export interface Recovery {
  /** Seconds since 1970. */
  readonly created: number;
  readonly salt: Uint8Array;
  readonly hashes: Readonly<Record<string, true>>;
}

/** How an account proves itself: in one item, so that every change is judged against all of it. */
export interface Credentials extends Key {
  /** Empty when only a link by mail leads back in. */
  readonly password_hash: string;
  readonly passkeys?: Readonly<Record<string, StoredPasskey>>;
  /** A passkey is asked for after the password. */
  readonly passkey_required?: boolean;
  readonly totp?: Totp;
  /** An authenticator app that no code was confirmed with yet. */
  readonly pending_totp?: Seed;
  readonly recovery?: Recovery;
  /** Seconds since 1970: devices that were trusted before are asked for the second factor again. */
  readonly trust_from?: number;
  /** Counts the changes. */
  readonly revision?: number;
}

export const credentialsKey = (userId: string): Key => ({ pk: `CREDENTIALS#${userId}`, sk: "CREDENTIALS" });

/** Accounts from before there was a revision have none. */
const UNCHANGED = "(revision = :revision OR (attribute_exists(password_hash) AND attribute_not_exists(revision)))";

type Change = { readonly [Field in keyof Omit<Credentials, keyof Key | "revision">]?: Credentials[Field] | undefined };

/**
 * Write that changes credentials as they were read; fails when they were
 * changed since. `undefined` removes a field.
 */
export function changeCredentials({ pk, sk, revision = 0 }: Credentials, change: Change): Write {
  const fields = Object.entries(change);
  const set = fields.filter(([, value]) => value !== undefined);
  const removed = fields.filter(([, value]) => value === undefined);
  const names = Object.fromEntries(fields.map(([name]) => [`#${name}`, name]));
  const assignments = [...set.map(([name]) => `#${name} = :${name}`), "revision = :next"];
  const removal = removed.length > 0 ? ` REMOVE ${removed.map(([name]) => `#${name}`).join(", ")}` : "";
  return {
    Update: {
      Key: { pk, sk },
      UpdateExpression: `SET ${assignments.join(", ")}${removal}`,
      ConditionExpression: UNCHANGED,
      ...(fields.length > 0 ? { ExpressionAttributeNames: names } : {}),
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
        ":next": revision + 1,
        ":revision": revision,
      },
    },
  };
}

/** Condition that credentials are still those that were read. */
export function areStill({ pk, sk, revision = 0 }: Credentials): Write {
  return {
    ConditionCheck: {
      Key: { pk, sk },
      ConditionExpression: UNCHANGED,
      ExpressionAttributeValues: { ":revision": revision },
    },
  };
}

/** Write that notes the use of a factor; fails when it was used up, or anything was changed since. */
export function spendFactor(
  { pk, sk, revision = 0 }: Credentials,
  use: { update: string; only: string; names?: Record<string, string>; values?: Record<string, unknown> },
): Write {
  return {
    Update: {
      Key: { pk, sk },
      UpdateExpression: use.update,
      ConditionExpression: `${UNCHANGED} AND ${use.only}`,
      ...(use.names ? { ExpressionAttributeNames: use.names } : {}),
      ExpressionAttributeValues: { ...use.values, ":revision": revision },
    },
  };
}

/** Write of a new account's credentials. */
export function newCredentials(userId: string, password_hash: string): Write {
  return { Put: { Item: { ...credentialsKey(userId), password_hash, revision: 0 } } };
}

/** The second factors that are asked for after a first one. */
export function secondFactors({ totp, passkeys, passkey_required, recovery }: Credentials) {
  const methods: ("totp" | "passkey" | "recovery_code")[] = [];
  const hasPasskey = Object.keys(passkeys ?? {}).length > 0;
  if (totp) methods.push("totp");
  if (hasPasskey && (totp || passkey_required)) methods.push("passkey");
  if (methods.length > 0 && Object.keys(recovery?.hashes ?? {}).length > 0) methods.push("recovery_code");
  return methods;
}

/** Write that replaces a hash of other parameters while the password is still the same. */
export function rehash(credentials: Credentials, password_hash: string): Write {
  return spendFactor(credentials, {
    update: "SET password_hash = :hash",
    only: "password_hash = :before",
    values: { ":hash": password_hash, ":before": credentials.password_hash },
  });
}

/** The credentials of somebody who is signed in. @throws NotFound */
export async function ownCredentials(userId: string): Promise<Credentials> {
  const credentials = await get<Credentials>(credentialsKey(userId), { consistent: true });
  if (!credentials) throw new NotFound("account");
  return credentials;
}

/** Carries out a change of one's own credentials, all or nothing. @throws Conflict, or what `refused` makes, when they were changed at the same moment */
export async function carryOut(
  writes: readonly Write[],
  refused: (cause: unknown) => Error = (cause) => new Conflict(cause),
): Promise<void> {
  await transact(writes).catch((error: unknown) => {
    throw error instanceof ConditionsFailed ? refused(error) : error;
  });
}
