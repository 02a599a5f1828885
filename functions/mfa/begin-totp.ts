import { beginTotp } from "../../shared/mfa.ts";
import { carryOut, changeCredentials, ownCredentials } from "../auth/credentials.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { getUser } from "../users/users.ts";
import { newSeed } from "./totp.ts";

export const handler = route(beginTotp, async ({ caller: { userId } }) => {
  const [credentials, user] = await Promise.all([ownCredentials(userId), getUser(userId)]);
  if (!user) throw new NotFound("account");
  const { secret, uri, seed } = await newSeed(userId, user.username);
  await carryOut([changeCredentials(credentials, { pending_totp: seed })]);
  return { status: 200, body: { secret, uri } };
});
