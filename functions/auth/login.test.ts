import { beforeAll, expect, test } from "vitest";
import { login } from "../../shared/auth.ts";
import { invoke, type Member, member } from "../../tests/harness/invoke.ts";
import { type AccessItem, accessKey } from "../runtime/access.ts";
import { get, update } from "../runtime/table.ts";
import { handler } from "./login.ts";

const password = "Wide-Harbour-7";
let ana: Member;

beforeAll(async () => {
  ana = await member("ana");
});

const attempt = (body: object) => invoke(handler, login, { body });

test("by username or by email address, in any case", async () => {
  for (const username of [ana.username, ana.username.toUpperCase(), ana.email, ` ${ana.email.toUpperCase()} `]) {
    const { status, body } = await attempt({ username, password });
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ id: ana.id, email: ana.email });
  }
});

test("only who wants to be remembered is given a refresh token", async () => {
  const { body } = await attempt({ username: ana.username, password, remember: true });
  expect(body.refresh_token).toMatch(/^[\w-]{86}$/);
  const { body: withoutRemember } = await attempt({ username: ana.username, password });
  expect(withoutRemember).not.toHaveProperty("refresh_token");
});

test("a wrong password, and nobody", async () => {
  for (const username of [ana.username, `not_${ana.username}`, `not_${ana.email}`]) {
    const { status, body } = await attempt({ username, password: "Wrong-Harbour-7" });
    expect(status).toBe(401);
    expect(body.detail).toBe("Incorrect username or password");
  }
});

test("an inactive account is told so, but only who knows its password", async () => {
  const setStatus = (status: string) =>
    update({
      Key: accessKey(ana.id),
      UpdateExpression: "SET #status = :status",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":status": status },
    });
  await setStatus("inactive");
  const right = await attempt({ username: ana.username, password });
  expect(right.body).toMatchObject({ status: 403, code: "account_inactive", detail: "Account is inactive" });
  expect((await attempt({ username: ana.username, password: "Wrong-Harbour-7" })).status).toBe(401);
  await setStatus("active");
});

test("no more than twenty sessions live at once", { timeout: 120_000 }, async () => {
  for (let signIn = 0; signIn < 22; signIn++) await attempt({ username: ana.username, password });
  const access = await get<AccessItem>(accessKey(ana.id), { consistent: true });
  expect(Object.keys(access?.sessions ?? {})).toHaveLength(20);
});

test("the session that a browser had before ends with the next sign-in, and nobody else's does", async () => {
  const [ben, eve] = [await member("ben", { transport: "cookie" }), await member("eve", { transport: "cookie" })];
  for (const carried of [ben, eve]) {
    const headers = { Cookie: `__Host-refresh=${carried.refreshToken}` };
    const body = { username: ben.username, password, transport: "cookie" };
    expect((await invoke(handler, login, { body, headers })).status).toBe(200);
  }
  const alive = async ({ id, sessionId }: Member) =>
    sessionId in ((await get<AccessItem>(accessKey(id), { consistent: true }))?.sessions ?? {});
  expect([await alive(ben), await alive(eve)]).toEqual([false, true]);
});
