import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { register } from "../../shared/auth.ts";
import { invoke } from "../../tests/harness/invoke.ts";
import { mailsTo } from "../../tests/harness/mailbox.ts";
import { handler } from "./register.ts";

const someone = () => {
  const name = `reg_${randomBytes(6).toString("hex")}`;
  return { username: name, email: `${name}@example.com`, password: "Wide-Harbour-7" };
};

test("a new account is signed in at once; with bearer tokens the refresh token is for those who stay", async () => {
  const body = { ...someone(), display_name: "Ana" };
  const { status, body: answer, cookies } = await invoke(handler, register, { body });
  expect(status).toBe(201);
  expect(answer).toMatchObject({
    token_type: "bearer",
    expires_in: 900,
    user: { display_name: "Ana", counts: { posts: 0 } },
  });
  expect(answer).not.toHaveProperty("refresh_token");
  expect(cookies).toEqual({});
  expect(JSON.stringify(answer)).not.toContain(body.password);
});

test("with cookies no token is in the body", async () => {
  const { body, cookies } = await invoke(handler, register, { body: { ...someone(), transport: "cookie" } });
  expect(Object.keys(body).sort()).toEqual(["backend_config", "expires_in", "user"]);
  expect(Object.keys(cookies).sort()).toEqual(["__Host-access", "__Host-csrf", "__Host-device", "__Host-refresh"]);
});

test("of two that register the same name at once one is refused, whole", async () => {
  const first = someone();
  const answers = await Promise.all(
    [first, { ...first, email: `other_${first.email}` }].map((body) => invoke(handler, register, { body })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const loser = answers[0]?.status === 409 ? first.email : `other_${first.email}`;
  const again = await invoke(handler, register, { body: { ...someone(), email: loser } });
  expect(again.status).toBe(201);
});

test("many sign-ups with one address don't flood it", async () => {
  const { email } = someone();
  for (let turn = 0; turn < 6; turn++) {
    expect((await invoke(handler, register, { body: { ...someone(), email } })).status).toBe(201);
  }
  await expect.poll(() => mailsTo(email), { timeout: 15_000 }).toHaveLength(3);
  await delay(1000);
  expect(await mailsTo(email)).toHaveLength(3);
});
