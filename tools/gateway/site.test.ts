import { expect, test } from "vitest";
import { securityHeaders } from "../../infra/site-headers.ts";

const headers = securityHeaders("http://localhost:4566");
const policy = (headers["content-security-policy"] ?? "").split("; ");

test("pages run their own scripts only: no plug-ins, no other base, no code in text, no frame around them", () => {
  expect(policy).toEqual(
    expect.arrayContaining([
      ...["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"],
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy.filter((directive) => /unsafe-eval|\*|script-src.*unsafe/.test(directive))).toEqual([]);
});

test("TLS is kept to for two years, by names below this one too", () => {
  expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
});

const connections = (path?: string) =>
  /connect-src ([^;]*)/.exec(securityHeaders("http://localhost:4566", path)["content-security-policy"] ?? "")?.[1];

test.each(["/backend", "/backend/", "/backend.html"])("at %s people's own backends may be called", (path) => {
  expect(connections(path)).toBe("'self' https: http://localhost:* http://127.0.0.1:*");
  const others = (headers: Readonly<Record<string, string>>) =>
    (headers["content-security-policy"] ?? "").replace(/connect-src [^;]*; /, "");
  expect(others(securityHeaders("http://localhost:4566", path))).toBe(others(headers));
});

test.each([undefined, "/", "/backends", "/backend/x", "/u/backend", "/x/../backend"])(
  "and at %s they may not",
  (path) => {
    expect(connections(path)).toBe("'self' http://localhost:4566");
  },
);
