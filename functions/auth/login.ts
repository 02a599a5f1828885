import { login } from "../../shared/auth.ts";
import { AccountInactive } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { ConditionsFailed } from "../runtime/table.ts";
import { findUserId } from "../users/users.ts";
import { me } from "../users/views.ts";
import { readAccount, WrongCredentials } from "./accounts.ts";
import { passwordIs, putPassword } from "./credentials.ts";
import { verifyPassword } from "./passwords.ts";
import { beginSession, newSession } from "./sessions.ts";
import { handOver } from "./sign-in.ts";

/** Read when there is no such account, so that the answer takes as long. */
const NOBODY = "00000000-0000-7000-8000-000000000000";

export const handler = route(login, async ({ body, userAgent, address }) => {
  const { username, password, transport, remember } = body;
  const known = await readAccount((await findUserId(username)) ?? NOBODY);
  const { matches, rehashed } = await verifyPassword(password, known?.credentials.password_hash);
  if (!known || !matches) throw new WrongCredentials();
  const { user, account, access, credentials } = known;
  if (access.status !== "active") throw new AccountInactive();
  const open = newSession(user.id, { transport, remember, userAgent, address });
  const hash = credentials.password_hash;
  const proof = rehashed ? putPassword(user.id, rehashed, hash) : passwordIs(user.id, hash);
  await beginSession(access, open.session, proof).catch((error: unknown) => {
    // The password was changed while it was verified: it is the wrong one now.
    throw error instanceof ConditionsFailed ? new WrongCredentials() : error;
  });
  const { body: tokens, cookies } = await handOver(open);
  const signedIn = { user: await me(user, account, access.role), backend_config: null };
  return { status: 200, body: { ...tokens, ...signedIn }, cookies };
});
