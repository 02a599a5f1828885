import { setAvatar as contract } from "../../shared/users.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { found, getAll } from "../runtime/table.ts";
import { setAvatar } from "./avatars.ts";
import { type Account, accountKey, type User, userKey } from "./users.ts";
import { me } from "./views.ts";

export const handler = route(contract, async ({ caller: { userId }, body: { upload_id } }) => {
  await setAvatar(userId, upload_id);
  const items = await getAll([userKey(userId), accountKey(userId), accessKey(userId)], { consistent: true });
  const [user, account] = [found<User>(items, userKey(userId)), found<Account>(items, accountKey(userId))];
  if (!user || !account) throw new NotFound("account");
  const role = found<AccessItem>(items, accessKey(userId))?.role ?? "user";
  return { status: 200, body: await me(user, account, role) };
});
