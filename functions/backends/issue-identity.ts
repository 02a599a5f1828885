import { issueIdentity } from "../../shared/backends.ts";
import { IDENTITY_SECONDS, identityToken } from "../auth/tokens.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { getUser } from "../users/users.ts";
import { ownBackend } from "./backends.ts";

export const handler = route(issueIdentity, async ({ caller: { userId } }) => {
  const [{ api_base_url: audience }, user] = await Promise.all([ownBackend(userId), getUser(userId)]);
  if (!user) throw new NotFound("account");
  return {
    status: 200,
    body: { identity_token: await identityToken(user, audience), audience, expires_in: IDENTITY_SECONDS },
  };
});
