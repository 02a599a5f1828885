import { v7 as uuid } from "uuid";
import { addPasskey } from "../../shared/passkeys.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { refuseTooMany } from "./too-many.ts";
import { present } from "./views.ts";
import { acceptPasskey, InvalidPasskey } from "./webauthn.ts";

export const handler = route(addPasskey, async ({ caller: { userId }, body: { name, passkey: made }, ...from }) => {
  const credentials = await ownCredentials(userId);
  const known = refuseTooMany(credentials);
  const { passkey, write } = await acceptPasskey(userId, name, made);
  // Twice on the list, it would go on to open the account when one of the two was removed.
  if (known.some(({ credential_id }) => credential_id === passkey.credential_id)) throw new InvalidPasskey();
  const id = uuid();
  const passkeys = { ...credentials.passkeys, [id]: passkey };
  await carryOut([changeCredentials(credentials, { passkeys }), write, audited(userId, "passkey_added", from)]);
  return { status: 201, body: present([id, passkey]) };
});
