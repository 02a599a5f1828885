import type { ManagedUser } from "../../shared/administration.ts";
import { standingOf } from "../accounts/standing.ts";
import { type Credentials, credentialsKey, secondFactors } from "../auth/credentials.ts";
import { type AccessItem, accessKey, nowInSeconds } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { found, getAll, type Items } from "../runtime/table.ts";
import { type Account, accountKey, findUserId, type User, userKey } from "../users/users.ts";
import { summary } from "../users/views.ts";

const keysOf = (id: string) => [userKey(id), accountKey(id), accessKey(id), credentialsKey(id)];

/** An account that somebody manages, with all that decides how it can be used. */
export interface Managed {
  readonly user: User;
  readonly account: Account;
  readonly access: AccessItem;
  readonly credentials: Credentials;
}

function managedIn(items: Items, id: string): Managed | undefined {
  const user = found<User>(items, userKey(id));
  const account = found<Account>(items, accountKey(id));
  const access = found<AccessItem>(items, accessKey(id));
  const credentials = found<Credentials>(items, credentialsKey(id));
  // One that is being erased is nobody's to manage any more.
  if (!user || !account || !access || !credentials || access.status === "erased") return undefined;
  return { user, account, access, credentials };
}

/** Accounts in the order of their ids, without those that are gone. */
export async function readManaged(ids: readonly string[]): Promise<Managed[]> {
  const items = await getAll(ids.flatMap(keysOf), { consistent: true });
  return ids.flatMap((id) => managedIn(items, id) ?? []);
}

/** The account of an id or a username. @throws NotFound */
export async function managed(idOrUsername: string): Promise<Managed> {
  const id = idOrUsername.includes("-") ? idOrUsername : await findUserId(idOrUsername, { consistent: true });
  const [account] = id ? await readManaged([id]) : [];
  if (!account) throw new NotFound("account");
  return account;
}

const timeOf = (seconds: number | undefined) => (seconds ? new Date(seconds * 1000).toISOString() : null);

/** An account as administrators see it. */
export async function managedView({ user, account, access, credentials }: Managed): Promise<ManagedUser> {
  const now = nowInSeconds();
  const living = Object.values(access.sessions).filter(({ expires }) => expires > now);
  const suspended = (access.suspended_until ?? 0) > now;
  return {
    ...(await summary(user)),
    ...{
      email: account.email,
      email_verified: account.email_verified,
      role: access.role,
      standing: standingOf(access),
    },
    suspended_until: suspended ? timeOf(access.suspended_until) : null,
    deletes_at: timeOf(access.deletes_at),
    second_factor: secondFactors(credentials).length > 0,
    sessions: living.length,
    last_active_at: timeOf(Math.max(0, ...Object.values(access.sessions).map(({ seen }) => seen))),
    created_at: user.created_at,
  };
}
