import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { v7 as uuid } from "uuid";
import { expect, test, vi } from "vitest";
import { getJwks } from "../../shared/auth.ts";
import { getMe } from "../../shared/users.ts";
import { invoke, type Member, member } from "../../tests/harness/invoke.ts";
import { TOKEN_ISSUER, TOKEN_TYPE } from "../runtime/access-token.ts";
import { SIGNING_ALGORITHM, signingKeyItem } from "../runtime/keys.ts";
import { put, remove, update } from "../runtime/table.ts";
import type { Session } from "./sessions.ts";

/** As a function that has just started, and remembers no keys. */
async function fresh() {
  vi.resetModules();
  const [{ handler: rotate }, { handler: me }, { handler: jwks }, { accessToken }] = await Promise.all([
    import("./rotate-keys.ts"),
    import("../users/get-me.ts"),
    import("./get-jwks.ts"),
    import("./tokens.ts"),
  ]);
  return { rotate, me, jwks, accessToken };
}

const kids = async (jwks: Awaited<ReturnType<typeof fresh>>["jwks"]) =>
  (await invoke(jwks, getJwks)).body.keys.map(({ kid }: { kid: string }) => kid);
const kidOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;

const CURRENT = { pk: "SIGNING_KEY", sk: "CURRENT" };

/** As if the new key had been published long enough. */
const known = () =>
  update({
    Key: CURRENT,
    UpdateExpression: "SET signs_from = :past",
    ExpressionAttributeValues: { ":past": Math.floor(Date.now() / 1000) - 1 },
  });

test("both keys are published before the new one signs, and nobody is signed out", async () => {
  const ana = await member("ana");
  const session = { id: ana.sessionId, user_id: ana.id } as Session;
  await known().catch(() => {});
  const { rotate } = await fresh();
  const { kid, previous, signs_from } = await rotate();
  expect(previous).not.toBe(kid);
  expect(Date.parse(signs_from) - Date.now()).toBeGreaterThan(19 * 60_000);
  const before = await fresh();
  expect(await kids(before.jwks)).toEqual(expect.arrayContaining([kid, previous, kidOf(ana.token)]));
  expect(kidOf(await before.accessToken(session))).toBe(previous);
  // While it waits another rotation is none.
  expect(await (await fresh()).rotate()).toEqual({ kid, previous, signs_from });

  await known();
  const after = await fresh();
  const token = await after.accessToken(session);
  expect(kidOf(token)).toBe(kid);
  for (const one of [ana.token, token]) {
    expect((await invoke(after.me, getMe, { as: { ...ana, token: one } })).status).toBe(200);
  }
  expect(await kids(after.jwks)).toEqual(expect.arrayContaining([kid, previous]));
});

/** A token of a key of its own, which no other test's tokens need. */
async function foreignKey({ id, sessionId }: Pick<Member, "id" | "sessionId">) {
  const kid = uuid();
  const { privateKey, publicKey } = await generateKeyPair(SIGNING_ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: SIGNING_ALGORITHM, use: "sig" };
  await put({ ...signingKeyItem(kid), jwk });
  const token = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TOKEN_TYPE, kid })
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_ISSUER)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime("15m")
    .sign(privateKey);
  return { kid, token };
}

test("the tokens of a key die when its overlap is over, and when it is removed", async () => {
  const ana = await member("ana");
  const [over, removed] = [await foreignKey(ana), await foreignKey(ana)];
  const statusOf = async ({ token }: { token: string }) =>
    (await invoke((await fresh()).me, getMe, { as: { ...ana, token } })).status;
  expect([await statusOf(over), await statusOf(removed)]).toEqual([200, 200]);
  await update({
    Key: signingKeyItem(over.kid),
    UpdateExpression: "SET expires_at = :past",
    ExpressionAttributeValues: { ":past": Math.floor(Date.now() / 1000) - 1 },
  });
  await remove(signingKeyItem(removed.kid));
  expect([await statusOf(over), await statusOf(removed)]).toEqual([401, 401]);
  expect(await kids((await fresh()).jwks)).not.toContain(over.kid);
});

test("of two rotations at the same moment one makes the key that signs next", async () => {
  await known().catch(() => {});
  const environments = await Promise.all([fresh(), fresh()]);
  const [one, other] = await Promise.all(environments.map(({ rotate }) => rotate()));
  expect(one).toEqual(other);
});
