import { reservedUsernames } from "../../shared/people.ts";
import { attempt, type Failures, failuresKey, type Subject } from "../attempts/attempts.ts";
import { knownSubject } from "../audit/audit.ts";
import { type BackendItem, backendKey } from "../backends/backends.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { currentInvocation } from "../runtime/invocation.ts";
import { Problem } from "../runtime/problem.ts";
import { ConditionsFailed, found, getAll, type Key, transact, type Write } from "../runtime/table.ts";
import {
  type Account,
  accountKey,
  createUser,
  emailKey,
  NOBODY,
  type User,
  userKey,
  usernameKey,
} from "../users/users.ts";
import { type Credentials, credentialsKey, newCredentials } from "./credentials.ts";
import { type Device, deviceKey } from "./devices.ts";
import type { OpenSession } from "./sessions.ts";

export class UsernameTaken extends Problem {
  constructor() {
    super("username_taken", "This username is taken.");
  }
}

export class WrongCredentials extends Problem {
  constructor() {
    super("wrong_credentials", "Incorrect username or password");
  }
}

/**
 * Refuses taken names before the costly hashing; the transaction that follows
 * refuses them for certain. An address that belongs to somebody is no reason:
 * the answer would tell that they are here.
 * @returns whether the address is still free
 */
export async function refuseTaken(username: string, email: string): Promise<boolean> {
  if (reservedUsernames.has(username)) throw new UsernameTaken();
  const taken = await getAll([usernameKey(username), emailKey(email)], { consistent: true });
  if (found(taken, usernameKey(username))) throw new UsernameTaken();
  return !found(taken, emailKey(email));
}

interface NewAccount {
  readonly user: User;
  readonly account: Account;
  /** The address belongs to nobody yet. */
  readonly addressIsFree: boolean;
  readonly passwordHash: string;
  /** The session it begins with; none when somebody else makes it. */
  readonly open?: OpenSession | undefined;
  readonly access: AccessItem;
}

/** Writes an account, with its first session, whole or not at all. @throws UsernameTaken */
export async function createAccount(
  { user, account, addressIsFree, passwordHash, open, access }: NewAccount,
  also: readonly Write[] = [],
): Promise<void> {
  const writes = [
    ...createUser(user, account, addressIsFree),
    newCredentials(user.id, passwordHash),
    { Put: { Item: access } },
    ...(open ? [{ Put: { Item: open.session } }] : []),
    knownSubject(user.id),
    ...also,
  ];
  await transact(writes).catch(async (error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failed[0] === 0) throw new UsernameTaken();
    // Whether the address is free has changed just now.
    if (error.failed[0] !== 1) throw error;
    await createAccount({ user, account, addressIsFree: !addressIsFree, passwordHash, open, access }, also);
  });
}

/** All that signing in needs to know of an account. */
export interface SignInItems {
  readonly user: User;
  readonly account: Account;
  readonly access: AccessItem;
  readonly credentials: Credentials;
  /** The one a request comes from, if it was used before. */
  readonly device: Device | undefined;
  readonly backend: BackendItem | undefined;
}

/** Whether somebody signs in by a name. An address does once it is confirmed: sooner it would tell whether it was another's already. */
export const isNameOf = (name: string, { user, account }: SignInItems): boolean =>
  name === user.username || (name === account.email && account.email_verified);

interface AlsoRead {
  /** Of somebody who may sign in: their device and their backend. */
  readonly deviceId?: string;
  readonly subjects?: readonly Subject[];
}

/** Reads an account to sign in to, and what is known of attempts to: as many round trips whether it exists or not. */
export async function readSignIn(
  // Read when there is no such account, so that the answer takes as long.
  userId = NOBODY,
  { deviceId, subjects = [] }: AlsoRead,
): Promise<{
  readonly known: SignInItems | undefined;
  /** Counts an attempt at one or more of the subjects. */
  readonly attempt: (at: readonly Subject[], solved?: () => Promise<boolean>) => Promise<Write[]>;
}> {
  const keys = [userKey(userId), accountKey(userId), accessKey(userId), credentialsKey(userId)] as const;
  const arriving = deviceId ? [deviceKey(userId, deviceId), backendKey(userId)] : [];
  const items = await getAll([...keys, ...arriving, ...subjects.map(failuresKey)], { consistent: true });
  const [user, account, access, credentials] = [
    found<User>(items, keys[0]),
    found<Account>(items, keys[1]),
    found<AccessItem>(items, keys[2]),
    found<Credentials>(items, keys[3]),
  ];
  const device = deviceId ? found<Device>(items, deviceKey(userId, deviceId)) : undefined;
  const backend = found<BackendItem>(items, backendKey(userId));
  const invocation = currentInvocation();
  if (invocation && user) invocation.accountId = user.id;
  return {
    known:
      user && account && access && credentials ? { user, account, access, credentials, device, backend } : undefined,
    attempt: (at, solved) =>
      attempt(
        at.map((subject) => ({ subject, known: found<Failures & Key>(items, failuresKey(subject)) })),
        solved,
      ),
  };
}

/** Reads the account of somebody who is signed in. */
export async function readOwn(userId: string, subjects: readonly Subject[] = []) {
  return readSignIn(userId, { subjects });
}
