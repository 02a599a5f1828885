import { expect, test } from "vitest";
import { sessionKey } from "../../functions/auth/sessions.ts";
import { accessKey } from "../../functions/runtime/access.ts";
import { update } from "../../functions/runtime/table.ts";
import { listHistory } from "../../shared/audit.ts";
import { Client } from "../harness/api.ts";
import { ask, type Member, member } from "../harness/invoke.ts";
import { rotatedEarlier } from "../harness/passed-time.ts";
import { PASSWORD } from "../harness/people.ts";

const client = new Client();
const refresh = (refresh_token: string | undefined) =>
  client.call("POST", "/auth/refresh", { body: { refresh_token } });
const isAlive = async (token: string) => (await client.call("GET", "/users/me", { token })).status === 200;
const actions = async (as: Member): Promise<string[]> =>
  (await ask(listHistory, { as })).body.items.map(({ action }: { action: string }) => action);

/** Another session of somebody, to look at the account with when theirs has ended. */
async function anotherSession({ username }: Member): Promise<{ token: string; refreshToken: string }> {
  const body = { username, password: PASSWORD, remember: true };
  const answer = await new Client().call("POST", "/auth/login", { body });
  return { token: answer.body.access_token, refreshToken: answer.body.refresh_token };
}

test("one after the other, each works once and is followed by the next", async () => {
  const ana = await member("ana");
  const tokens = [ana.refreshToken];
  for (let turn = 0; turn < 5; turn++) {
    const { status, body } = await refresh(tokens.at(-1));
    expect(status).toBe(200);
    expect(await isAlive(body.access_token)).toBe(true);
    expect(tokens).not.toContain(body.refresh_token);
    tokens.push(body.refresh_token);
  }
});

test("shown again within a minute it is given the same successor, after it the family ends", async () => {
  const [early, late] = [await member("ana"), await member("ben")];
  for (const [person, seconds, alive] of [
    [early, 59, true],
    [late, 61, false],
  ] as const) {
    const { body: first } = await refresh(person.refreshToken);
    await rotatedEarlier(person, seconds);
    const again = await refresh(person.refreshToken);
    expect(again.status).toBe(alive ? 200 : 401);
    if (alive) expect(again.body.refresh_token).toBe(first.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(alive ? 200 : 401);
    expect(await isAlive(first.access_token)).toBe(alive);
  }
});

test("one that was exchanged twice over ends the family at once, and the owner can see it", async () => {
  const ana = await member("ana");
  const witness = await anotherSession(ana);
  const { body: first } = await refresh(ana.refreshToken);
  const { body: second } = await refresh(first.refresh_token);
  expect((await refresh(ana.refreshToken)).status).toBe(401);
  for (const { refresh_token, access_token } of [first, second]) {
    expect((await refresh(refresh_token)).status).toBe(401);
    expect(await isAlive(access_token)).toBe(false);
  }
  // The family is one session: the others go on.
  expect(await isAlive(witness.token)).toBe(true);
  const seen = await actions({ ...ana, token: witness.token });
  expect(seen.filter((action) => action === "refresh_token_replayed")).toHaveLength(1);
});

test("twenty at the same instant are one", async () => {
  const ana = await member("ana");
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      new Client().call("POST", "/auth/refresh", { body: { refresh_token: ana.refreshToken } }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const successors = new Set(answers.map(({ body }) => body.refresh_token));
  expect(successors.size).toBe(1);
  for (const { body } of answers) expect(await isAlive(body.access_token)).toBe(true);
  expect((await refresh([...successors][0])).status).toBe(200);
});

test.each([
  ["signing out", "POST", "/auth/logout", undefined],
  ["ending all sessions", "POST", "/auth/logout-all", { keep_current: false }],
  [
    "changing the password elsewhere",
    "PUT",
    "/users/me/password",
    { current_password: PASSWORD, new_password: "Narrow-Strait-8" },
  ],
] as const)("of a refresh and %s at the same instant nothing stays alive", async (what, method, path, body) => {
  for (let round = 0; round < 3; round++) {
    const ana = await member("ana");
    const other = what.includes("elsewhere") ? await anotherSession(ana) : undefined;
    const token = other?.token ?? ana.token;
    const [ended, ...refreshed] = await Promise.all([
      client.call(method, path, { token, ...(body ? { body } : {}) }),
      ...Array.from({ length: 4 }, () =>
        new Client().call("POST", "/auth/refresh", { body: { refresh_token: ana.refreshToken } }),
      ),
    ]);
    expect(ended?.status).toBeLessThan(300);
    for (const { status, body: tokens } of refreshed) {
      expect([200, 401]).toContain(status);
      if (status !== 200) continue;
      expect(await isAlive(tokens.access_token)).toBe(false);
      expect((await refresh(tokens.refresh_token)).status).toBe(401);
    }
    expect((await refresh(ana.refreshToken)).status).toBe(401);
  }
});

test("a token of one session with the cookies of another refreshes neither", async () => {
  const [ana, ben] = [await member("ana", { transport: "cookie" }), await member("ben", { transport: "cookie" })];
  const cookies = (refreshed: Member, csrf: Member) => ({
    Cookie: `__Host-refresh=${refreshed.refreshToken}; __Host-csrf=${csrf.csrfToken}`,
    "X-CSRF-Token": csrf.csrfToken ?? "",
  });
  const call = (headers: Record<string, string>, body?: object) =>
    client.call("POST", "/auth/refresh", { headers, ...(body ? { body } : {}) });
  expect((await call(cookies(ana, ben))).body.code).toBe("csrf_failed");
  expect((await call({ ...cookies(ben, ben) }, { refresh_token: ana.refreshToken })).body.code).toBe("csrf_failed");
  for (const person of [ana, ben]) expect((await call(cookies(person, person))).status).toBe(200);
});

test("neither an ended session's token, nor a made-up one of a living session, nor garbage", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const past = Math.floor(Date.now() / 1000) - 1;
  await update({
    Key: sessionKey(ana.id, ana.sessionId),
    UpdateExpression: "SET expires_at = :past",
    ExpressionAttributeValues: { ":past": past },
  });
  await update({
    Key: accessKey(ana.id),
    UpdateExpression: "SET sessions.#session.expires = :past",
    ExpressionAttributeNames: { "#session": ana.sessionId },
    ExpressionAttributeValues: { ":past": past },
  });
  expect((await refresh(ana.refreshToken)).status).toBe(401);
  expect(await isAlive(ana.token)).toBe(false);
  // Who knows whose session it is but not its secret ends nothing.
  const bytes = Buffer.from(ben.refreshToken ?? "", "base64url");
  const madeUp = Buffer.concat([bytes.subarray(0, 32), Buffer.alloc(32, 7)]).toString("base64url");
  for (const token of [madeUp, "garbage", "", ben.token.slice(0, 250)]) expect((await refresh(token)).status).toBe(401);
  expect((await refresh(ben.refreshToken)).status).toBe(200);
});

test("however often it is refreshed, a session ends after 90 days", async () => {
  const ana = await member("ana");
  await update({
    Key: sessionKey(ana.id, ana.sessionId),
    UpdateExpression: "SET created = created - :long",
    ExpressionAttributeValues: { ":long": 90 * 24 * 3600 - 1 },
  });
  const { status, body } = await refresh(ana.refreshToken);
  expect(status).toBe(200);
  await expect.poll(async () => (await refresh(body.refresh_token)).status, { timeout: 10_000 }).toBe(401);
  expect(await isAlive(body.access_token)).toBe(false);
});
