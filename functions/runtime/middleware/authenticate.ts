import type { RouteContract } from "../../../shared/contract.ts";
import { limits, type RateLimit } from "../../../shared/limits.ts";
import { admitAddress, admitSession } from "../access.ts";
import { provesOrigin, verifyAccessToken } from "../access-token.ts";
import { addressBlock } from "../client-address.ts";
import { cookieNames } from "../cookies.ts";
import { currentInvocation } from "../invocation.ts";
import { CsrfFailed, NotSignedIn } from "../problem.ts";
import { RateLimited, type RateStanding, rateHeaders } from "../rate-limit.ts";
import { header } from "../request.ts";
import type { Exchange, Middleware } from "./exchange.ts";

/**
 * Lets a request in or not. Signature, CSRF token and address are checked
 * without the table; then one update proves the session, counts the limit and
 * notes the activity.
 */
export function authenticate(contract: RouteContract): Middleware {
  return {
    before: async ({ event }) => {
      const admission = await admit(contract, event);
      event.findings.responseHeaders = rateHeaders(admission);
      if (admission.exceeded) throw new RateLimited(admission);
    },
  };
}

async function admit(contract: RouteContract, event: Exchange): Promise<RateStanding> {
  const credentials = contract.caller === "anyone" ? undefined : credentialsOf(event);
  if (!credentials) {
    if (contract.caller === "session") throw new NotSignedIn();
    const limit: RateLimit = contract.limit?.per === "ip" ? contract.limit : limits.visitor;
    return admitAddress(addressBlock(event.findings.address ?? ""), limit);
  }
  const claims = await verifyAccessToken(credentials.token);
  const safe = contract.method === "GET";
  if (credentials.inCookie && !safe) {
    const { cookies, csrfToken } = event.findings;
    if (!provesOrigin(csrfToken, cookies?.[cookieNames.csrf], claims.csrf)) throw new CsrfFailed();
  }
  const standing = await admitSession(claims.sub, claims.sid, contract);
  event.findings.caller = { userId: claims.sub, sessionId: claims.sid };
  const invocation = currentInvocation();
  if (invocation) invocation.callerId = claims.sub;
  return standing;
}

const BEARER = /^Bearer +(\S+)$/i;

function credentialsOf(event: Exchange): { token: string; inCookie: boolean } | undefined {
  const authorization = header(event, "authorization");
  if (authorization !== undefined) {
    const token = authorization.match(BEARER)?.[1];
    if (!token) throw new NotSignedIn();
    return { token, inCookie: false };
  }
  const token = event.findings.cookies?.[cookieNames.access];
  return token ? { token, inCookie: true } : undefined;
}
