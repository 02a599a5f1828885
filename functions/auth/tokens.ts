import { SignJWT } from "jose";
import { TOKEN_ISSUER, TOKEN_TYPE } from "../runtime/access-token.ts";
import { SIGNING_ALGORITHM } from "../runtime/keys.ts";
import { timed } from "../runtime/metrics.ts";
import { ACCESS_TOKEN_SECONDS, type Session } from "./sessions.ts";
import { signingKey } from "./signing-keys.ts";

/**
 * An access token for a session (RFC 9068). One that travels in a cookie
 * carries the hash of the session's CSRF token, so that the check needs no table.
 */
export async function accessToken(session: Session): Promise<string> {
  return timed("TokenIssueTime", () => signed(session));
}

async function signed({ id, user_id, csrf_hash }: Session): Promise<string> {
  const { kid, key } = await signingKey();
  return new SignJWT({ sid: id, ...(csrf_hash ? { csrf: csrf_hash } : {}) })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TOKEN_TYPE, kid })
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_ISSUER)
    .setSubject(user_id)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
    .sign(key);
}
