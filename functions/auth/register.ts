import { v7 as uuid } from "uuid";
import { register } from "../../shared/auth.ts";
import { audited } from "../audit/audit.ts";
import { askWhose } from "../mail/admit-mailbox.ts";
import { hashPassword } from "../passwords/passwords.ts";
import { route } from "../runtime/route.ts";
import { newUser } from "../users/users.ts";
import { me } from "../users/views.ts";
import { createAccount, refuseTaken } from "./accounts.ts";
import { claimedDevice, noteDevice } from "./devices.ts";
import { handOver } from "./hand-over.ts";
import { newAccess, newSession } from "./sessions.ts";

export const handler = route(register, async ({ body, cookies: carried, userAgent, address }) => {
  const { username, email, password, display_name = username, transport, remember } = body;
  const addressIsFree = await refuseTaken(username, email);
  const choices = { transport, remember, userAgent, address };
  const { user, account } = newUser({ id: uuid(), username, email, display_name });
  const open = newSession(user.id, choices);
  const access = newAccess(user.id, open);
  const device = claimedDevice(carried, transport, choices);
  const passwordHash = await hashPassword(password, { of: [username, email, display_name], path: "password" });
  const [{ body: tokens, cookies }, question] = await Promise.all([handOver(open, device), askWhose(email, user.id)]);
  const also = [noteDevice(user.id, device.id, choices, false), audited(user.id, "registered", choices), ...question];
  return {
    status: 201,
    body: { ...tokens, user: await me(user, account, access), backend_config: null },
    cookies,
    commit: (more) => createAccount({ user, account, addressIsFree, passwordHash, open, access }, [...also, ...more]),
  };
});
