import { SignJWT } from "jose";
import { TOKEN_ISSUER, TOKEN_TYPE } from "../runtime/access-token.ts";
import { SIGNING_ALGORITHM } from "../runtime/keys.ts";
import { timed } from "../runtime/metrics.ts";
import { ACCESS_TOKEN_SECONDS, type Session } from "./sessions.ts";
import { signingKey } from "./signing-keys.ts";

/** Long enough for a page to call its backend with. */
export const IDENTITY_SECONDS = 300;

/**
 * Tells one backend who somebody is. Unlike an access token it opens nothing
 * here: another type, and that backend alone for an audience.
 */
export async function identityToken({ id, username }: { id: string; username: string }, audience: string) {
  const { kid, key } = await signingKey();
  return new SignJWT({ preferred_username: username })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: "identity+jwt", kid })
    .setIssuer(TOKEN_ISSUER)
    .setAudience(audience)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime(`${IDENTITY_SECONDS}s`)
    .sign(key);
}

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
