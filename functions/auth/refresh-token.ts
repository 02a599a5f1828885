import { hkdfSync, randomBytes } from "node:crypto";
import { parse, stringify } from "uuid";
import { sha256 } from "../runtime/access-token.ts";
import { cookieNames } from "../runtime/cookies.ts";

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const ENCODED = /^[\w-]{86}$/;

/** A refresh token: whose it is, and a secret of which the table holds the hash only. */
export interface RefreshToken {
  readonly userId: string;
  readonly sessionId: string;
  readonly secret: Buffer;
}

export function newRefreshToken(userId: string, sessionId: string): RefreshToken {
  return { userId, sessionId, secret: randomBytes(SECRET_BYTES) };
}

/**
 * The token that replaces another one. It follows from the old one and a nonce
 * of the session, so that two tabs that refresh at once are given the same one
 * although the table never holds a token.
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function successor(token: RefreshToken, nonce: string): RefreshToken {
  return { ...token, secret: Buffer.from(hkdfSync("sha256", token.secret, nonce, "refresh", SECRET_BYTES)) };
}

export function encode({ userId, sessionId, secret }: RefreshToken): string {
  return Buffer.concat([parse(userId), parse(sessionId), secret]).toString("base64url");
}

/** The parts of a token; `undefined` for what can't be one. */
export function decode(encoded: string): RefreshToken | undefined {
  if (!ENCODED.test(encoded)) return undefined;
  const bytes = Buffer.from(encoded, "base64url");
  try {
    const userId = stringify(bytes);
    const sessionId = stringify(bytes, ID_BYTES);
    return { userId, sessionId, secret: bytes.subarray(2 * ID_BYTES) };
  } catch {
    return undefined;
  }
}

/** The session of somebody's whose refresh cookie a browser carries. */
export function sessionIn(cookies: Readonly<Record<string, string | undefined>>, userId: string): string | undefined {
  const token = decode(cookies[cookieNames.refresh] ?? "");
  return token?.userId === userId ? token.sessionId : undefined;
}

export function hashOf(token: RefreshToken): string {
  return sha256(encode(token));
}
