import { getMe } from "../../shared/users.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { found, getAll } from "../runtime/table.ts";
import { type Account, accountKey, type User, userKey } from "./users.ts";
import { me } from "./views.ts";

export const handler = route(getMe, async ({ caller: { userId } }) => {
  const items = await getAll([userKey(userId), accountKey(userId), accessKey(userId)]);
  const user = found<User>(items, userKey(userId));
  const account = found<Account>(items, accountKey(userId));
  if (!user || !account) throw new NotFound("account");
  const role = found<AccessItem>(items, accessKey(userId))?.role ?? "user";
  return { status: 200, body: await me(user, account, role) };
});
