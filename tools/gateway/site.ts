import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";
import { cacheControl, securityHeaders } from "../../infra/site-headers.ts";

export interface SiteOptions {
  /** The built web app. */
  readonly directory: string;
  /** Where pictures are loaded from and sent to. */
  readonly mediaOrigin: string;
}

/** Where password managers send people to change theirs (https://w3c.github.io/webappsec-change-password-url/). */
const CHANGE_PASSWORD = "/.well-known/change-password";

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
      response.setHeader("cache-control", cacheControl(path));
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
