import { updateMe } from "../../shared/users.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { get } from "../runtime/table.ts";
import { choiceFields, updateAccount, updateProfile } from "./users.ts";
import { me } from "./views.ts";

export const handler = route(updateMe, async ({ caller: { userId }, body }) => {
  const { locale, notifications, ...profile } = body;
  const [user, account, access] = await Promise.all([
    updateProfile(userId, profile),
    updateAccount(userId, { locale, ...choiceFields(notifications) }),
    get<AccessItem>(accessKey(userId)),
  ]);
  if (!access) throw new NotFound("account");
  return { status: 200, body: await me(user, account, access) };
});
