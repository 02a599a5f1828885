/** The one session cookie that scripts can read; it exists as long as the session's refresh cookie does. */
const CSRF_COOKIE = "__Host-csrf";

/** The session's CSRF token; `undefined` when nobody is signed in. */
export function csrfToken(): string | undefined {
  const prefix = `${CSRF_COOKIE}=`;
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(prefix));
  return cookie?.slice(prefix.length) || undefined;
}

/** Forgets a session that the server says is dead, so that a reload does not take it for alive. */
export function dropCsrfToken(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, and sign-out must not be.
  document.cookie = `${CSRF_COOKIE}=; Path=/; Secure; SameSite=Lax; Max-Age=0`;
}
