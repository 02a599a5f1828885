/** The client of people's own backends (`web/backend.html`). */
const BACKEND_CLIENT = /^\/backend(\/|\.html)?$/;
/**
 * Where it may call: nobody knows beforehand which addresses people enter. Everything else of the site may not.
 * A policy has no words for `[::1]` (https://www.w3.org/TR/CSP3/#grammardef-host-source).
 */
const BACKENDS = ["https:", "http://localhost:*", "http://127.0.0.1:*"];

/** Built files carry their content's hash in their name; all others are asked for each time. */
export const cacheControl = (path: string): string =>
  path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

/**
 * What a page, script or picture of the site is sent with, by the local
 * gateway and by CloudFront. Whoever is sent more than the app is named above.
 */
export function securityHeaders(mediaOrigin: string, path = "/"): Readonly<Record<string, string>> {
  const reachable = BACKEND_CLIENT.test(path) ? BACKENDS : [mediaOrigin];
  return {
    "content-security-policy": [
      "default-src 'self'",
      `img-src 'self' data: blob: ${mediaOrigin}`,
      `connect-src 'self' ${reachable.join(" ")}`,
      "style-src 'self' 'unsafe-inline'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
  };
}
