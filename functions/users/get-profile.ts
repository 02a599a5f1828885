import { getProfile } from "../../shared/users.ts";
import { followingKey, followsOf } from "../follows/follows.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { found, getAll } from "../runtime/table.ts";
import { profile, type User, userIdOf, userKey } from "./users.ts";

export const handler = route(getProfile, async ({ caller, params: { username } }) => {
  const userId = await userIdOf(username);
  const stranger = caller && caller.userId !== userId ? caller.userId : undefined;
  const edges = stranger ? [followingKey(stranger, userId), followingKey(userId, stranger)] : [];
  const items = await getAll([userKey(userId), ...edges]);
  const user = found<User>(items, userKey(userId));
  if (!user) throw new NotFound("person");
  return { status: 200, body: profile(user, stranger ? followsOf(items, stranger, userId) : null) };
});
