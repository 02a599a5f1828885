import { expect, test } from "vitest";
import { securityHeaders } from "./site.ts";

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
