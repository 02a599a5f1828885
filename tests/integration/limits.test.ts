import { expect, test, vi } from "vitest";
import { logger } from "../../functions/runtime/logger.ts";
import { login } from "../../shared/auth.ts";
import { type Answer, Client } from "../harness/api.ts";
import { roomWithin } from "../harness/clock.ts";
import { ask, member } from "../harness/invoke.ts";
import { pendingUpload, publishedPost } from "../harness/posts.ts";
import { freshAddress, SLOWER } from "../harness/stack.ts";

const MINUTE_MS = 60_000;
const BURST_MS = 5000 * SLOWER;

/** Sends the same request many times at the same instant; answers how many were let in. */
async function burst(times: number, send: () => Promise<Answer>): Promise<number> {
  // The window slides by minutes of the clock: a burst that reaches into the next one is let in a little more of.
  await roomWithin(MINUTE_MS, BURST_MS);
  const answers = await Promise.all(Array.from({ length: times }, send));
  const limited = answers.filter(({ status }) => status === 429);
  for (const { headers, body } of limited) {
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(headers.get("ratelimit")).toMatch(/;r=0;t=\d+$/);
    expect(body.code).toBe("rate_limited");
  }
  return answers.length - limited.length;
}

test("of thirty sign-ins at the same instant from one address five are let in, and another address is free", async () => {
  const client = new Client();
  const body = { username: `nobody_${Date.now()}`, password: "Wrong-Harbour-7" };
  expect(await burst(30, () => client.call("POST", "/auth/login", { body }))).toBe(5);
  expect((await client.call("POST", "/auth/login", { body })).status).toBe(429);
  const another = { ...body, username: `another_${Date.now()}` };
  expect((await new Client().call("POST", "/auth/login", { body: another })).status).toBe(401);
});

test("of thirty posts three, of thirty comments ten, of ninety likes sixty", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const client = new Client();
  const { id } = await publishedPost(ben);
  const uploads = await Promise.all(Array.from({ length: 30 }, () => pendingUpload(ana)));
  const { token } = ana;
  const post = () => client.call("POST", "/posts", { token, body: { upload_ids: [uploads.pop()] } });
  const comment = () => client.call("POST", `/posts/${id}/comments`, { token, body: { text: "Hm" } });
  let turn = 0;
  const like = () => client.call(turn++ % 2 ? "DELETE" : "PUT", `/posts/${id}/like`, { token });
  expect(await burst(30, post)).toBe(3);
  expect(await burst(30, comment)).toBe(10);
  expect(await burst(90, like)).toBe(60);
  expect((await client.call("GET", "/users/me", { token })).status).toBe(200);
});

test("a limited sign-in costs one write and nothing else: no account is read, no password hashed", async () => {
  const address = freshAddress();
  const attempt = () => ask(login, { address, body: { username: "nobody_here", password: "Wrong-Harbour-7" } });
  await Promise.all(Array.from({ length: 5 }, attempt));
  const line = vi.spyOn(logger, "info");
  expect((await attempt()).status).toBe(429);
  const [, details] = line.mock.calls.at(-1) ?? [];
  line.mockRestore();
  expect(details).toMatchObject({ status: 429, table: { calls: 1, writeUnits: 1, readUnits: 0 } });
});
