import { getProfile } from "../../shared/users.ts";
import { isBlockedOnlyBy } from "../blocks/barrier.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { found, getAll } from "../runtime/table.ts";
import { relationshipKeys, relationshipOf } from "../visibility/relationship.ts";
import { visiblePerson } from "../visibility/visibility.ts";
import { type User, userIdOf, userKey } from "./users.ts";
import { profile } from "./views.ts";

export const handler = route(getProfile, async ({ caller, params: { username } }) => {
  const userId = await userIdOf(username);
  const stranger = caller && caller.userId !== userId ? caller.userId : undefined;
  const items = await getAll([userKey(userId), ...(stranger ? relationshipKeys(stranger, userId) : [])]);
  // Who has blocked somebody must find them again to unblock them.
  const blocked = stranger !== undefined && isBlockedOnlyBy(items, stranger, userId);
  const user = blocked ? found<User>(items, userKey(userId)) : visiblePerson(items, caller?.userId, userId);
  if (!user) throw new NotFound("person");
  const shown = blocked ? { ...user, bio: "", website: null, posts: 0, followers: 0, following: 0 } : user;
  return { status: 200, body: await profile(shown, stranger ? relationshipOf(items, stranger, userId) : null) };
});
