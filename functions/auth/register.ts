import { v7 as uuid } from "uuid";
import { register } from "../../shared/auth.ts";
import { route } from "../runtime/route.ts";
import { newUser } from "../users/users.ts";
import { me } from "../users/views.ts";
import { createAccount, refuseTaken } from "./accounts.ts";
import { hashPassword } from "./passwords.ts";
import { newAccess, newSession } from "./sessions.ts";
import { handOver } from "./sign-in.ts";

export const handler = route(register, async ({ body, userAgent, address }) => {
  const { username, email, password, display_name = username, transport, remember } = body;
  await refuseTaken(username, email);
  const { user, account } = newUser({ id: uuid(), username, email, display_name });
  const open = newSession(user.id, { transport, remember, userAgent, address });
  const passwordHash = await hashPassword(password);
  const { body: tokens, cookies } = await handOver(open);
  const access = newAccess(user.id, open.session);
  return {
    status: 201,
    body: { ...tokens, user: await me(user, account, "user"), backend_config: null },
    cookies,
    commit: (also) => createAccount({ user, account, passwordHash, open, access }, also),
  };
});
