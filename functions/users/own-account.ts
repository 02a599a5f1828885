import type { Me } from "../../shared/users.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { found, getAll } from "../runtime/table.ts";
import { type Account, accountKey, type User, userKey } from "./users.ts";
import { me } from "./views.ts";

/** An account as its owner sees it. @throws NotFound */
export async function readOwnAccount(userId: string, { consistent = false } = {}): Promise<Me> {
  const items = await getAll([userKey(userId), accountKey(userId), accessKey(userId)], { consistent });
  const user = found<User>(items, userKey(userId));
  const account = found<Account>(items, accountKey(userId));
  const access = found<AccessItem>(items, accessKey(userId));
  if (!user || !account || !access) throw new NotFound("account");
  return me(user, account, access);
}
