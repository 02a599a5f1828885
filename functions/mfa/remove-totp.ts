import { removeTotp } from "../../shared/mfa.ts";
import { audited } from "../audit/audit.ts";
import { carryOut, changeCredentials, ownCredentials, secondFactors } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { route } from "../runtime/route.ts";

export const handler = route(removeTotp, async ({ caller: { userId }, ...from }) => {
  const credentials = await ownCredentials(userId);
  if (!credentials.totp) return { status: 204 };
  const { totp: _, ...rest } = credentials;
  const change = {
    totp: undefined,
    trust_from: nowInSeconds(),
    // They replace a second factor; without one there is nothing to replace.
    ...(secondFactors(rest).length > 0 ? {} : { recovery: undefined }),
  };
  await carryOut([changeCredentials(credentials, change), audited(userId, "totp_removed", from)]);
  return { status: 204 };
});
