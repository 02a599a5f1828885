import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSite } from "./gateway/site.ts";
import { type Gateway, startGateway } from "./gateway.ts";

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const seen: Seen[] = [];
const webDirectory = mkdtempSync(join(tmpdir(), "gateway-test-"));
let engine: Server;
let gateway: Gateway;

/** A gateway before an engine at this address. */
function gatewayTo(engineUrl: string): Promise<Gateway> {
  const site = createSite({ directory: webDirectory, mediaOrigin: "http://localhost:4566" });
  return startGateway({ port: 0, engineUrl, apiId: "abc", edgeSecret: "secret", site });
}

beforeAll(async () => {
  mkdirSync(join(webDirectory, "assets"));
  mkdirSync(join(webDirectory, "docs"));
  writeFileSync(join(webDirectory, "index.html"), "<title>app</title>");
  writeFileSync(join(webDirectory, "docs", "index.html"), "<title>docs</title>");
  writeFileSync(join(webDirectory, "assets", "main-1a2b.js"), "export {}");
  engine = createServer(async (incoming, response) => {
    const body = (await incoming.toArray()).join("");
    seen.push({ method: incoming.method ?? "", url: incoming.url ?? "", headers: incoming.headers, body });
    response.setHeader("set-cookie", ["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT"]);
    response.setHeader("server", "engine");
    if (incoming.url?.includes("/breaks")) {
      response.writeHead(504, { "content-type": "application/json" }).end('{"message":"Internal server error"}');
      return;
    }
    if (incoming.url?.includes("/fails")) {
      response.writeHead(500, { "content-type": "application/problem+json" }).end('{"code":"internal_error"}');
      return;
    }
    response.end(JSON.stringify({ ok: true }));
  });
  await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
  gateway = await gatewayTo(`http://127.0.0.1:${(engine.address() as AddressInfo).port}`);
});

afterAll(async () => {
  await gateway.close();
  engine.closeAllConnections();
  engine.close();
  rmSync(webDirectory, { recursive: true });
});

beforeEach(() => {
  seen.length = 0;
});

describe("API", () => {
  it("reaches the stage's resource with path, query and body", async () => {
    const response = await fetch(`${gateway.origin}/api/v1/posts/a%2Fb?limit=2`, { method: "POST", body: "hello" });
    expect(response.status).toBe(200);
    expect(seen).toMatchObject([
      { method: "POST", url: "/_aws/execute-api/abc/api/v1/posts/a%2Fb?limit=2", body: "hello" },
    ]);
  });

  it("answers with a problem document when the engine itself fails, and passes the API's own on", async () => {
    const broken = await fetch(`${gateway.origin}/api/v1/breaks`);
    expect([broken.status, broken.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await broken.json()).toMatchObject({ status: 503, code: "unavailable" });
    const failed = await fetch(`${gateway.origin}/api/v1/fails`);
    expect([failed.status, await failed.json()]).toEqual([500, { code: "internal_error" }]);
  });

  it("replaces what a client says about itself by what the socket says", async () => {
    await fetch(`${gateway.origin}/api/v1/health`, {
      headers: {
        "x-photostack-edge": "guess",
        "x-photostack-client-ip": "9.9.9.9",
        "x-photostack-other": "1",
        "x-forwarded-for": "9.9.9.9",
        "x-forwarded-proto": "https",
        forwarded: "for=9.9.9.9",
        "x-real-ip": "9.9.9.9",
        authorization: "Bearer token",
      },
    });
    const headers = seen[0]?.headers ?? {};
    expect(JSON.stringify(headers)).not.toMatch(/9\.9\.9\.9|guess|forwarded|x-photostack-other/);
    expect(headers["x-photostack-edge"]).toBe("secret");
    expect(headers["x-photostack-client-ip"]).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(headers.authorization).toBe("Bearer token");
  });

  it("keeps several cookies apart and hides the engine's name", async () => {
    const response = await fetch(`${gateway.origin}/api/v1/health`);
    expect(response.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT"]);
    expect(response.headers.get("server")).toBeNull();
  });

  it("forwards a body of unknown length", async () => {
    const body = new Blob(["stream", "ed"]).stream();
    await fetch(`${gateway.origin}/api/v1/posts`, { method: "POST", body, duplex: "half" } as RequestInit);
    expect(seen[0]).toMatchObject({ body: "streamed", headers: { "content-length": "8" } });
  });

  it.each(["/api", "/api/", "/api/v2/posts", "/api/v1/../../_ministack/reset"])(
    "lets nothing but /api/v1 through: %s",
    async (path) => {
      expect(await rawStatus(path)).toBe(404);
      expect(seen).toEqual([]);
    },
  );

  it("shows nothing else of the engine", async () => {
    expect(await rawStatus("/_aws/execute-api/abc/api/v1/health")).toBe(404);
    expect(seen).toEqual([]);
  });

  it.each([
    ["announced", "x".repeat(1024 * 1024 + 1)],
    ["streamed", new Blob(["x".repeat(1024 * 1024 + 1)]).stream()],
  ])("refuses a body over 1 MiB, %s", async (_, body) => {
    const response = await fetch(`${gateway.origin}/api/v1/posts`, {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "body_too_large", status: 413 });
    expect(seen).toEqual([]);
  });

  it("answers 503 with a problem document when the engine is down", async () => {
    const lonely = await gatewayTo("http://127.0.0.1:1");
    const trace = "0af7651916cd43dd8448eb211c80319c";
    const response = await fetch(`${lonely.origin}/api/v1/health`, {
      headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` },
    });
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(response.headers.get("x-request-id")).toBe(trace);
    expect(await response.json()).toMatchObject({ code: "unavailable", status: 503, trace_id: trace });
    await lonely.close();
  });
});

describe("web app", () => {
  const html = { accept: "text/html,*/*" };

  it.each(["/", "/ana.prado", "/p/019a1c1e"])("answers a navigation to %s with the app", async (path) => {
    const response = await fetch(gateway.origin + path, { headers: html });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(await response.text()).toContain("app");
  });

  it("serves the API's documentation at /docs", async () => {
    expect(await (await fetch(`${gateway.origin}/docs`, { headers: html })).text()).toContain("docs");
  });

  it("lets browsers keep files whose name carries their content's hash", async () => {
    const response = await fetch(`${gateway.origin}/assets/main-1a2b.js`);
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  it.each(["GET", "HEAD"])("leads password managers to where a password is changed, by %s", async (method) => {
    const response = await fetch(`${gateway.origin}/.well-known/change-password?from=manager`, {
      method,
      headers: html,
      redirect: "manual",
    });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/settings/password"]);
    expect(response.headers.has("content-security-policy")).toBe(true);
  });

  it.each([
    ["a missing script", "/assets/gone.js", html],
    [
      "a well-known address that is none",
      "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200",
      html,
    ],
    ["a program's request", "/nothing", { accept: "application/json" }],
    ["a picture's request", "/nothing.png", { accept: "image/avif,image/*" }],
  ])("answers %s with 404", async (_, path, headers) => {
    expect((await fetch(gateway.origin + path, { headers })).status).toBe(404);
  });

  it.each(["/", "/docs", "/assets/main-1a2b.js", "/nothing"])("protects %s with headers", async (path) => {
    const { headers } = await fetch(gateway.origin + path);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob: http://localhost:4566;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.has("permissions-policy")).toBe(true);
  });

  it("only reads", async () => {
    expect((await fetch(gateway.origin, { method: "POST" })).status).toBe(405);
  });
});

it("says what to do when the port is taken", async () => {
  const options = {
    engineUrl: "http://127.0.0.1:1",
    apiId: "a",
    edgeSecret: "s",
    site: () => {},
  };
  await expect(startGateway({ ...options, port: gateway.port })).rejects.toThrow(/^Port \d+ is used/);
});

/** Sends the path as it is written, which `fetch` would tidy up. */
function rawStatus(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port: gateway.port, host: "127.0.0.1", path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
}
