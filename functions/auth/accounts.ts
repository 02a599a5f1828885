import { reservedUsernames } from "../../shared/people.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { Problem } from "../runtime/problem.ts";
import { ConditionsFailed, found, getAll, transact, type Write } from "../runtime/table.ts";
import { type Account, accountKey, createUser, emailKey, type User, userKey, usernameKey } from "../users/users.ts";
import { type Credentials, credentialsKey, putPassword } from "./credentials.ts";
import type { OpenSession } from "./sessions.ts";

export class UsernameTaken extends Problem {
  constructor() {
    super("username_taken", "This username is taken.");
  }
}

export class EmailTaken extends Problem {
  constructor() {
    super("email_taken", "There is already an account with this email address.");
  }
}

export class WrongCredentials extends Problem {
  constructor() {
    super("wrong_credentials", "Incorrect username or password");
  }
}

/** Refuses taken names before the costly hashing; the transaction that follows refuses them for certain. */
export async function refuseTaken(username: string, email: string): Promise<void> {
  if (reservedUsernames.has(username)) throw new UsernameTaken();
  const taken = await getAll([usernameKey(username), emailKey(email)]);
  if (found(taken, usernameKey(username))) throw new UsernameTaken();
  if (found(taken, emailKey(email))) throw new EmailTaken();
}

interface NewAccount {
  readonly user: User;
  readonly account: Account;
  readonly passwordHash: string;
  readonly open: OpenSession;
  readonly access: AccessItem;
}

/** Writes an account with its first session, whole or not at all. @throws UsernameTaken, EmailTaken */
export async function createAccount(
  { user, account, passwordHash, open, access }: NewAccount,
  also: readonly Write[] = [],
): Promise<void> {
  const writes = [
    ...createUser(user, account),
    putPassword(user.id, passwordHash),
    { Put: { Item: access } },
    { Put: { Item: open.session } },
    ...also,
  ];
  await transact(writes).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failed[0] === 0) throw new UsernameTaken();
    throw error.failed[0] === 1 ? new EmailTaken() : error;
  });
}

/** All that signing in needs to know of an account. */
export interface SignInItems {
  readonly user: User;
  readonly account: Account;
  readonly access: AccessItem;
  readonly credentials: Credentials;
}

/** Reads an account to sign in to: as many round trips whether it exists or not. */
export async function readAccount(userId: string): Promise<SignInItems | undefined> {
  const keys = [userKey(userId), accountKey(userId), accessKey(userId), credentialsKey(userId)] as const;
  const items = await getAll(keys, { consistent: true });
  const user = found<User>(items, keys[0]);
  const account = found<Account>(items, keys[1]);
  const access = found<AccessItem>(items, keys[2]);
  const credentials = found<Credentials>(items, keys[3]);
  return user && account && access && credentials ? { user, account, access, credentials } : undefined;
}
