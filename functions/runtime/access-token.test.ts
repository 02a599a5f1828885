import { createHash, generateKeyPairSync } from "node:crypto";
import { exportJWK, type JWTHeaderParameters, SignJWT } from "jose";
import { beforeAll, expect, test } from "vitest";
import { type Member, member } from "../../tests/harness/invoke.ts";
import { type SigningKey, signingKey } from "../auth/signing-keys.ts";
import { verifyAccessToken } from "./access-token.ts";
import { keyRing } from "./keys.ts";

const now = () => Math.floor(Date.now() / 1000);
let ana: Member;
let ours: SigningKey;

beforeAll(async () => {
  ana = await member("ana");
  ours = await signingKey();
});

const header = (change: Partial<JWTHeaderParameters> = {}) => ({
  alg: "ES256",
  typ: "at+jwt",
  kid: ours.kid,
  ...change,
});
const claims = (change: object = {}) => ({
  ...{ iss: "photostack", aud: "photostack", sub: ana.id, sid: ana.sessionId, iat: now(), exp: now() + 900 },
  ...change,
});
const signed = (changedHeader: Partial<JWTHeaderParameters>, changedClaims: object, key: unknown = ours.key) =>
  new SignJWT(claims(changedClaims)).setProtectedHeader(header(changedHeader)).sign(key as SigningKey["key"]);

test("one that is made as ours are is good", async () => {
  expect(await verifyAccessToken(await signed({}, {}))).toMatchObject({ sub: ana.id, sid: ana.sessionId });
});

test.each([
  ["that has ended", {}, { exp: 1 }],
  ["that begins later", {}, { nbf: 9_999_999_999 }],
  ["without an end", {}, { exp: undefined }],
  ["for somebody else to take", {}, { aud: "other" }],
  ["for nobody", {}, { aud: undefined }],
  ["of another issuer", {}, { iss: "other" }],
  ["of another type", { typ: "JWT" }, {}],
  ["without a type", { typ: undefined }, {}],
  ["of no session", {}, { sid: undefined }],
] as const)("one %s, signed with the right key, is none", async (_, changedHeader, changedClaims) => {
  const token = await signed(changedHeader as Partial<JWTHeaderParameters>, changedClaims);
  await expect(verifyAccessToken(token)).rejects.toMatchObject({ code: "session_ended" });
});

test("a key that comes with the token, or is named by it, is not believed", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = await exportJWK(publicKey);
  for (const change of [{ jwk }, { jwk, kid: "mine" }, { jku: "https://evil.example/jwks.json", kid: "mine" }]) {
    const token = await signed(change, {}, privateKey);
    await expect(verifyAccessToken(token)).rejects.toMatchObject({ code: "session_ended" });
  }
});

test("the public key is no secret to sign with", async () => {
  const published = (await keyRing()).jwks.find(({ kid }) => kid === ours.kid);
  for (const secret of [JSON.stringify(published), published?.x ?? ""]) {
    const key = createHash("sha256").update(secret).digest();
    for (const bytes of [key, Buffer.from(secret.padEnd(32))]) {
      const token = await signed({ alg: "HS256" }, {}, bytes);
      await expect(verifyAccessToken(token)).rejects.toMatchObject({ code: "session_ended" });
    }
  }
});
