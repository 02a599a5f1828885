import { removePasskey } from "../../shared/passkeys.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials, secondFactors } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";

export const handler = route(removePasskey, async ({ caller: { userId }, params: { id }, ...from }) => {
  const credentials = await ownCredentials(userId);
  const { [id]: removed, ...passkeys } = credentials.passkeys ?? {};
  if (!removed) throw new NotFound("passkey");
  const isLast = Object.keys(passkeys).length === 0;
  const left = { ...credentials, passkeys, passkey_required: !isLast && credentials.passkey_required === true };
  const change = {
    passkeys,
    passkey_required: left.passkey_required,
    trust_from: nowInSeconds(),
    ...(secondFactors(left).length > 0 ? {} : { recovery: undefined }),
  };
  await carryOut([changeCredentials(credentials, change), audited(userId, "passkey_removed", from)]);
  return { status: 204 };
});
