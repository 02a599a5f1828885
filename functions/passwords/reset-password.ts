import { resetPassword } from "../../shared/passwords.ts";
import { forgotten, passwordOf } from "../attempts/attempts.ts";
import { audited } from "../audit/audit.ts";
import { readOwn } from "../auth/accounts.ts";
import { carryOut, changeCredentials } from "../auth/credentials.ts";
import { endOthers } from "../auth/sessions.ts";
import { InvalidLink, openLink, redeem } from "../links/links.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { route } from "../runtime/route.ts";
import { withoutPendingEmail } from "../users/users.ts";
import { hashPassword, namesOf } from "./passwords.ts";

export const handler = route(resetPassword, async ({ body: { token, new_password }, ...from }) => {
  const link = await openLink(token, "reset");
  const { known } = await readOwn(link.user_id);
  if (!known || known.account.email !== link.email) throw new InvalidLink();
  const password_hash = await hashPassword(new_password, { of: namesOf(known), path: "new_password" });
  const credentials = { ...known.credentials, revision: link.revision ?? 0 };
  const writes = [
    redeem(link),
    changeCredentials(credentials, { password_hash, trust_from: nowInSeconds() }),
    endOthers(link.user_id, undefined),
    // Whoever is shut out now may have asked for it.
    ...withoutPendingEmail(link.user_id, known.account),
    audited(link.user_id, "password_reset", from),
    // A lock that others have caused ends here. Guesses of the second factor stay counted: a mailbox is only the first.
    ...[passwordOf(known.user.username), passwordOf(known.account.email)].map(forgotten),
  ];
  await carryOut(writes, () => new InvalidLink());
  return { status: 204 };
});
