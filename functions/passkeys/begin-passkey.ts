import { beginPasskey } from "../../shared/passkeys.ts";
import { ownCredentials } from "../auth/credentials.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { getUser } from "../users/users.ts";
import { refuseTooMany } from "./too-many.ts";
import { offerPasskey } from "./webauthn.ts";

export const handler = route(beginPasskey, async ({ caller: { userId } }) => {
  const [credentials, user] = await Promise.all([ownCredentials(userId), getUser(userId)]);
  if (!user) throw new NotFound("account");
  return { status: 200, body: await offerPasskey(user, refuseTooMany(credentials)) };
});
