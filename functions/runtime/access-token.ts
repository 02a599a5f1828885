import { createHash, timingSafeEqual } from "node:crypto";
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from "jose";
import { SIGNING_ALGORITHM, verificationKey } from "./keys.ts";
import { SessionEnded } from "./problem.ts";

export const TOKEN_ISSUER = "photostack";
export const TOKEN_TYPE = "at+jwt";

/** Claims of an access token (RFC 9068). */
export interface AccessClaims {
  readonly sub: string;
  readonly sid: string;
  /** Hash of the session's CSRF token: only in tokens that travel in cookies. */
  readonly csrf?: string;
}

/**
 * Checks an access token's signature, issuer, audience and life, without the table.
 * @throws SessionEnded
 */
export async function verifyAccessToken(token: string): Promise<AccessClaims> {
  try {
    const key = await verificationKey(decodeProtectedHeader(token).kid ?? "");
    if (!key) throw new SessionEnded();
    const { payload } = await jwtVerify<JWTPayload & AccessClaims>(token, key, {
      issuer: TOKEN_ISSUER,
      audience: TOKEN_ISSUER,
      typ: TOKEN_TYPE,
      algorithms: [SIGNING_ALGORITHM],
      requiredClaims: ["sub", "sid", "exp"],
    });
    return payload;
  } catch (error) {
    throw error instanceof errors.JOSEError || error instanceof TypeError ? new SessionEnded() : error;
  }
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/**
 * Whether a request made with cookies proves that our own page sent it: the
 * header equals the readable cookie, and both belong to the session.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function provesOrigin(
  header: string | undefined,
  cookie: string | undefined,
  hash: string | undefined,
): boolean {
  if (!header || !cookie || !hash) return false;
  return header === cookie && timingSafeEqual(Buffer.from(sha256(header)), Buffer.from(hash.padEnd(43).slice(0, 43)));
}
