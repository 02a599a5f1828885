import { expect, test, vi } from "vitest";
import type { Session } from "../../functions/auth/sessions.ts";
import { signingKeyItem } from "../../functions/runtime/keys.ts";
import { update } from "../../functions/runtime/table.ts";
import { getMe } from "../../shared/users.ts";
import { invoke, member } from "../harness/invoke.ts";

/** As a function that has just started, and remembers no keys. */
async function fresh() {
  vi.resetModules();
  const [{ handler: rotate }, { handler: me }, { accessToken }] = await Promise.all([
    import("../../functions/auth/rotate-keys.ts"),
    import("../../functions/users/get-me.ts"),
    import("../../functions/auth/tokens.ts"),
  ]);
  return { rotate, me, accessToken };
}

const kidOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;

test("a key that somebody else may have is replaced at once, and its tokens die", async () => {
  const ana = await member("ana");
  const session = { id: ana.sessionId, user_id: ana.id } as Session;
  const token = await (await fresh()).accessToken(session);
  const { kid } = await (await fresh()).rotate({ at_once: true });
  const after = await fresh();
  const refused = await invoke(after.me, getMe, { as: { ...ana, token } });
  // Functions that run go on signing with the old key for ten minutes: for what is tested after this it is good again.
  await update({ Key: signingKeyItem(kidOf(token)), UpdateExpression: "REMOVE expires_at" });
  expect(refused.body.code).toBe("session_ended");
  const next = await after.accessToken(session);
  expect(kidOf(next)).toBe(kid);
  expect((await invoke(after.me, getMe, { as: { ...ana, token: next } })).status).toBe(200);
});
