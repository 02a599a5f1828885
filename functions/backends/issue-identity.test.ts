import { createLocalJWKSet, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { getJwks } from "../../shared/auth.ts";
import { issueIdentity, setBackend } from "../../shared/backends.ts";
import { getMe } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

const config = { instagram_username: "ana", api_base_url: "https://api.ana.example", bearer_token: "t0p-secret-token" };

test("a backend verifies by our JWKS who calls; the token opens nothing here", async () => {
  const ana = await member("ana");
  await ask(setBackend, { as: ana, body: config });
  const { body } = await ask(issueIdentity, { as: ana });
  const keys = createLocalJWKSet((await ask(getJwks)).body);
  const audience = config.api_base_url;
  const { payload } = await jwtVerify(body.identity_token, keys, {
    issuer: "photostack",
    audience,
    typ: "identity+jwt",
  });
  expect(payload).toMatchObject({ sub: ana.id, preferred_username: ana.username });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(body.expires_in);
  await expect(jwtVerify(body.identity_token, keys, { audience: "https://other.example" })).rejects.toThrow(/aud/);
  expect((await ask(getMe, { as: { ...ana, token: body.identity_token } })).body.code).toBe("session_ended");
  await expect(jwtVerify(ana.token, keys, { audience })).rejects.toThrow(/aud/);
});

test("without a backend there is nobody to tell", async () => {
  expect((await ask(issueIdentity, { as: await member("ana") })).status).toBe(404);
});
