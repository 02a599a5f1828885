import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

export interface SiteOptions {
  /** The built web app. */
  readonly directory: string;
  /** Where pictures are loaded from and sent to. */
  readonly mediaOrigin: string;
}

/** Where password managers send people to change theirs (https://w3c.github.io/webappsec-change-password-url/). */
const CHANGE_PASSWORD = "/.well-known/change-password";

/** The client of people's own backends (`web/backend.html`). */
const BACKEND_CLIENT = /^\/backend(\/|\.html)?$/;
/**
 * Where it may call: nobody knows beforehand which addresses people enter. Everything else of the site may not.
 * A policy has no words for `[::1]` (https://www.w3.org/TR/CSP3/#grammardef-host-source).
 */
const BACKENDS = ["https:", "http://localhost:*", "http://127.0.0.1:*"];

/** What a page, script or picture of the site is sent with. Whoever is sent more than the app is named above. */
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

/** The web app's files; a navigation to any other address gets the app itself, which knows its own routes. */
export function createSite({ directory, mediaOrigin }: SiteOptions) {
  const secure = (response: ServerResponse, path: string) => {
    for (const [name, value] of Object.entries(securityHeaders(mediaOrigin, path))) response.setHeader(name, value);
  };
  const serve = sirv(directory, {
    // Looks at the files at each request: the app may be built anew while it is served.
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      // Built files carry their content's hash in their name.
      const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      response.setHeader("cache-control", cache);
    },
  });

  return function handle(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url?.split("?", 1)[0] ?? "/";
    secure(response, path);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response
        .writeHead(405, { allow: "GET, HEAD", "content-type": "text/plain; charset=utf-8" })
        .end("Method not allowed\n");
      return;
    }
    const notFound = () => {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    };
    if (path === CHANGE_PASSWORD) {
      response.writeHead(302, { location: "/settings/password", "cache-control": "no-cache" }).end();
      return;
    }
    serve(request, response, () => {
      if (!isNavigation(request)) return notFound();
      request.url = "/";
      secure(response, "/");
      serve(request, response, notFound);
    });
  };
}

/** A person going to an address; a dot in it tells nothing, because usernames have dots. */
function isNavigation(request: IncomingMessage): boolean {
  // Password managers trust no site where every well-known address is found.
  if (/^\/(assets|\.well-known)\//.test(request.url ?? "")) return false;
  return (request.headers.accept ?? "").includes("text/html");
}
