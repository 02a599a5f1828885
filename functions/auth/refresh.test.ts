import { expect, test } from "vitest";
import { updateUser } from "../../shared/administration.ts";
import { refresh } from "../../shared/auth.ts";
import { getFeed } from "../../shared/feed.ts";
import { ask, invoke, member } from "../../tests/harness/invoke.ts";
import { handler as feed } from "../feed/get-feed.ts";
import { accessKey } from "../runtime/access.ts";
import { update } from "../runtime/table.ts";
import { handler } from "./refresh.ts";
import { sessionKey } from "./sessions.ts";

const exchange = (refresh_token: string | undefined) => invoke(handler, refresh, { body: { refresh_token } });

test("the token before the last one is a thief's after a minute", async () => {
  const ana = await member();
  const first = await exchange(ana.refreshToken);
  expect(first.status).toBe(200);
  expect((await exchange(ana.refreshToken)).body.refresh_token).toBe(first.body.refresh_token);
  await update({
    Key: sessionKey(ana.id, ana.sessionId),
    UpdateExpression: "SET rotated = rotated - :minute",
    ExpressionAttributeValues: { ":minute": 61 },
  });
  expect((await exchange(ana.refreshToken)).status).toBe(401);
  expect((await exchange(first.body.refresh_token)).status).toBe(401);
  const dead = { ...ana, token: first.body.access_token };
  expect((await invoke(feed, getFeed, { as: dead })).body.code).toBe("session_ended");
});

test("neither an access token nor garbage refreshes, and cookies of an ended session are taken away", async () => {
  const ana = await member();
  for (const token of [ana.token.slice(0, 250), "garbage", undefined]) expect((await exchange(token)).status).toBe(401);
  const headers = { Cookie: "__Host-refresh=garbage" };
  const { status, cookies } = await invoke(handler, refresh, { headers });
  expect(status).toBe(401);
  expect(cookies).toEqual({ "__Host-access": "", "__Host-refresh": "", "__Host-csrf": "" });
});

test("cookies are answered with cookies, for the right CSRF token only", async () => {
  const ana = await member("ana", { transport: "cookie" });
  const Cookie = `__Host-refresh=${ana.refreshToken}; __Host-csrf=${ana.csrfToken}`;
  expect((await invoke(handler, refresh, { headers: { Cookie } })).body.code).toBe("csrf_failed");
  const inBody = await invoke(handler, refresh, { body: { refresh_token: ana.refreshToken } });
  expect(inBody.body.code).toBe("csrf_failed");
  const { body, cookies } = await invoke(handler, refresh, {
    headers: { Cookie, "X-CSRF-Token": ana.csrfToken ?? "" },
  });
  expect(body).toEqual({ expires_in: 900 });
  expect(cookies["__Host-csrf"]).toBe(ana.csrfToken);
  expect(cookies["__Host-refresh"]).not.toBe(ana.refreshToken);
});

test("an inactive account's session is not refreshed", async () => {
  const ana = await member();
  await update({
    Key: accessKey(ana.id),
    UpdateExpression: "SET #status = :inactive",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":inactive": "inactive" },
  });
  expect((await exchange(ana.refreshToken)).body.code).toBe("account_inactive");
  expect((await invoke(feed, getFeed, { as: ana })).body.code).toBe("account_inactive");
});

test("whose session was ended by a suspension is told until when", async () => {
  const [ana, admin] = await Promise.all([member(), member("admin", { role: "admin" })]);
  const suspended_until = new Date(Date.now() + 3600_000).toISOString();
  await ask(updateUser, { as: admin, params: { username: ana.username }, body: { suspended_until } });
  const { body, headers } = await exchange(ana.refreshToken);
  expect(body.code).toBe("account_suspended");
  expect(Date.parse(headers.get("retry-after") ?? "")).toBe(Math.floor(Date.parse(suspended_until) / 1000) * 1000);
});
