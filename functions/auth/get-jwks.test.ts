import { createLocalJWKSet, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { getJwks } from "../../shared/auth.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { handler } from "./get-jwks.ts";

test("anyone can verify an access token with the published keys, which hold no private part", async () => {
  const { token, id } = await member();
  const { body, headers } = await invoke(handler, getJwks);
  expect(headers.get("cache-control")).toContain("max-age");
  for (const key of body.keys) expect(key).not.toHaveProperty("d");
  const { payload } = await jwtVerify(token, createLocalJWKSet(body), { issuer: "photostack", audience: "photostack" });
  expect(payload.sub).toBe(id);
});
