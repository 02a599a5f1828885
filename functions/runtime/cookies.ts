import { stringifySetCookie } from "cookie";

/** Names of the session's cookies; the prefix binds them to this host and to HTTPS (RFC 6265bis). */
export const cookieNames = { access: "__Host-access", refresh: "__Host-refresh", csrf: "__Host-csrf" } as const;

/** A browser that was used to sign in before, whoever is signed in now; stays when a session ends. */
export const DEVICE_COOKIE = "__Host-device";
/** A browser that waits for a code by mail. */
export const CODE_COOKIE = "__Host-otp";

/**
 * @param maxAge seconds; without it the cookie ends with the browser
 * @param readable whether the page's code may read it
 */
export function setCookie(
  name: string,
  value: string,
  { maxAge, readable = false }: { maxAge?: number | undefined; readable?: boolean } = {},
): string {
  return stringifySetCookie({
    name,
    value,
    path: "/",
    secure: true,
    sameSite: "lax",
    httpOnly: !readable,
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

/** Set-Cookie values that take a session's cookies away. */
export function clearedCookies(): string[] {
  return Object.values(cookieNames).map((name) =>
    setCookie(name, "", { maxAge: 0, readable: name === cookieNames.csrf }),
  );
}
