import { existsSync } from "node:fs";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { securityHeaders } from "../../infra/site-headers.ts";
import type { Site } from "../gateway.ts";
import { root } from "../project.ts";
import { freePort } from "../stack.ts";

/** The web app as it is in the sources: what is saved, the browser takes over without a reload where it can. */
export interface DevSite {
  readonly vite: ViteDevServer;
  readonly siteFor: (mediaOrigin: string) => Site;
}

export async function openDevSite(): Promise<DevSite> {
  process.env.VITE_PASSWORD_POLICY = process.env.PHOTOSTACK_PASSWORD_POLICY || "classes";
  const hmrPort = await freePort();
  const vite = await createServer({
    configFile: join(root, "web", "vite.config.ts"),
    root: join(root, "web"),
    appType: "spa",
    server: { middlewareMode: true, ws: { port: hmrPort, host: "localhost" } },
    logLevel: "warn",
    clearScreen: false,
  });
  const siteFor =
    (mediaOrigin: string): Site =>
    (request, response) => {
      const path = request.url?.split("?", 1)[0] ?? "/";
      for (const [name, value] of Object.entries(securityHeaders(mediaOrigin, path))) response.setHeader(name, value);
      response.setHeader("content-security-policy", loosened(securityHeaders(mediaOrigin, path), hmrPort));
      response.setHeader("cache-control", "no-cache");
      if (existsSync(join(root, "web", path, "index.html"))) request.url = request.url?.replace(/\/?(\?|$)/, "/$1");
      vite.middlewares(request, response);
    };
  return { vite, siteFor };
}

/** Vite's client is an inline script, and hears of changes over a WebSocket of its own. */
function loosened(headers: Readonly<Record<string, string>>, hmrPort: number): string {
  return (headers["content-security-policy"] ?? "")
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", `connect-src 'self' ws://localhost:${hmrPort}`);
}
