import { v7 as uuid } from "uuid";
import { addPasskey } from "../../shared/passkeys.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { refuseTooMany } from "./too-many.ts";
import { present } from "./views.ts";
import { acceptPasskey } from "./webauthn.ts";

export const handler = route(addPasskey, async ({ caller: { userId }, body: { name, passkey: made }, ...from }) => {
  const credentials = await ownCredentials(userId);
  refuseTooMany(credentials);
  const { passkey, write } = await acceptPasskey(userId, name, made);
  const id = uuid();
  const passkeys = { ...credentials.passkeys, [id]: passkey };
  await carryOut([changeCredentials(credentials, { passkeys }), write, audited(userId, "passkey_added", from)]);
  return { status: 201, body: present([id, passkey]) };
});
