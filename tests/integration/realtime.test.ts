import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { listConnections } from "../../functions/realtime/presence.ts";
import { type AccessItem, accessKey } from "../../functions/runtime/access.ts";
import { sha256 } from "../../functions/runtime/access-token.ts";
import { get, update } from "../../functions/runtime/table.ts";
import { Client } from "../harness/api.ts";
import { type Member, member } from "../harness/invoke.ts";
import { Listener, ticketOf } from "../harness/listener.ts";
import { publishedPost, readyUpload } from "../harness/posts.ts";
import { stack } from "../harness/stack.ts";

const opened: Listener[] = [];
afterEach(() => {
  for (const listener of opened.splice(0)) listener.drop();
});

async function listen(person: Member): Promise<Listener> {
  const listener = await Listener.of(person);
  opened.push(listener);
  return listener;
}

const call = (person: Member, method: string, path: string, body?: unknown) =>
  new Client().call(method, path, { token: person.token, ...(body === undefined ? {} : { body }) });
const within = { timeout: 20_000 };
const connectionsOf = async ({ id }: Member) => (await listConnections([id])).length;

describe("a connection is opened", () => {
  test("with a ticket, once", async () => {
    const ticket = await ticketOf(await member("ana"));
    opened.push(await Listener.open(ticket));
    await expect(Listener.open(ticket)).rejects.toThrow("403");
  });

  test("of a hundred tries with one ticket at the same instant, by one", async () => {
    const ticket = await ticketOf(await member("ana"));
    const tries = await Promise.allSettled(Array.from({ length: 100 }, () => Listener.open(ticket)));
    const through = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    opened.push(...through);
    expect(through).toHaveLength(1);
  });

  test.each([
    ["none", undefined],
    ["an empty one", ""],
    ["a made-up one", "made-up"],
    ["a long one", "x".repeat(4000)],
  ])("not without a ticket that was issued: %s", async (_, ticket) => {
    await expect(Listener.open(ticket)).rejects.toThrow("403");
  });

  test("not a minute after the ticket was issued", async () => {
    const ticket = await ticketOf(await member("ana"));
    await update({
      Key: { pk: `TICKET#${sha256(ticket)}`, sk: "TICKET" },
      UpdateExpression: "SET expires_at = expires_at - :seconds",
      ExpressionAttributeValues: { ":seconds": 60 },
    });
    await expect(Listener.open(ticket)).rejects.toThrow("403");
  });

  test.each([undefined, "https://evil.example", "null", `${stack.origin}.evil.example`, "http://localhost"])(
    "not by the page of another site, and the ticket stays good: %s",
    async (origin) => {
      const ticket = await ticketOf(await member("ana"));
      await expect(Listener.open(ticket, origin ?? "")).rejects.toThrow("403");
      opened.push(await Listener.open(ticket));
    },
  );

  test("not when the session has ended since, or the account is inactive", async () => {
    const ana = await member("ana");
    const ticket = await ticketOf(ana);
    await call(ana, "POST", "/auth/logout");
    await expect(Listener.open(ticket)).rejects.toThrow("403");
    const ben = await member("ben");
    const another = await ticketOf(ben);
    await update({
      Key: accessKey(ben.id),
      UpdateExpression: "SET #status = :inactive",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":inactive": "inactive" },
    });
    await expect(Listener.open(another)).rejects.toThrow("403");
  });
});

describe("who is online hears", () => {
  test("of a like, and nobody else does; that it was read is told to nobody", async () => {
    const [ana, ben, cy] = await Promise.all(["ana", "ben", "cy"].map((name) => member(name)));
    if (!ana || !ben || !cy) return;
    const { id } = await publishedPost(ana);
    const [owner, liker, stranger] = await Promise.all([listen(ana), listen(ben), listen(cy)]);
    await call(ben, "PUT", `/posts/${id}/like`);
    await expect.poll(() => owner.heard("notification"), within).toBe(1);
    expect((await call(ana, "GET", "/notifications")).body.unread_count).toBe(1);
    await call(ana, "POST", "/notifications/read", {});
    await delay(1500);
    expect([owner.heard("notification"), liker.events, stranger.events]).toEqual([1, [], []]);
  });

  test("of a post in the feed", async () => {
    const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
    await call(ben, "PUT", `/users/${ana.username}/follow`);
    const [follower, stranger] = await Promise.all([listen(ben), listen(await member("cy"))]);
    const { id } = await publishedPost(ana);
    await expect.poll(() => follower.heard("feed"), within).toBe(1);
    expect((await call(ben, "GET", "/feed")).body.items).toMatchObject([{ id }]);
    expect(stranger.events).toEqual([]);
  });

  test("what became of an upload", async () => {
    const ana = await member("ana");
    const listener = await listen(ana);
    const upload_id = await readyUpload(ana);
    await expect.poll(() => listener.events, within).toEqual([{ type: "upload", upload_id, status: "ready" }]);
  });
});

describe("a session that ends", () => {
  test("is told, and its connection closed; the others stay", async () => {
    const ana = await member("ana");
    const other: Member = { ...ana, ...(await signedInAgain(ana)) };
    const [ended, kept] = await Promise.all([listen(ana), listen(other)]);
    await call(other, "POST", "/auth/logout-all", { keep_current: true });
    await ended.closed;
    expect(ended.events).toEqual([{ type: "session_revoked" }]);
    kept.ping();
    await expect.poll(() => kept.events, within).toEqual([{ type: "pong" }]);
    await expect.poll(() => connectionsOf(ana), within).toBe(1);
  });

  test("without a word is found out by the next sign of life", async () => {
    const ana = await member("ana");
    const listener = await listen(ana);
    await update({
      Key: accessKey(ana.id),
      UpdateExpression: "REMOVE sessions.#session",
      ExpressionAttributeNames: { "#session": ana.sessionId },
    });
    listener.ping();
    await listener.closed;
    expect(listener.events).toEqual([{ type: "session_revoked" }]);
    expect(await connectionsOf(ana)).toBe(0);
  });
});

describe("connections are looked after", () => {
  test("a sign of life is answered, and counts as activity of the session", async () => {
    const ana = await member("ana");
    const listener = await listen(ana);
    await update({
      Key: accessKey(ana.id),
      UpdateExpression: "SET sessions.#session.seen = :long_ago",
      ExpressionAttributeNames: { "#session": ana.sessionId },
      ExpressionAttributeValues: { ":long_ago": 1 },
    });
    listener.ping();
    await expect.poll(() => listener.events, within).toEqual([{ type: "pong" }]);
    const access = await get<AccessItem>(accessKey(ana.id), { consistent: true });
    expect(access?.sessions[ana.sessionId]?.seen).toBeGreaterThan(Date.now() / 1000 - 60);
  });

  test("what means nothing is not answered, and who sends too much is cut off", async () => {
    const listener = await listen(await member("ana"));
    for (const text of ["hello", "{}", '{"type":"ping","x":1}', '{"action":"$connect"}', "x".repeat(20_000)]) {
      listener.send(text);
    }
    listener.ping();
    await expect.poll(() => listener.events, within).toEqual([{ type: "pong" }]);
    for (let index = 0; index < 40; index++) listener.ping();
    await listener.closed;
    expect(listener.heard("pong")).toBeLessThan(30);
  });

  test("one that is closed is forgotten, and so is one that breaks off", async () => {
    const ana = await member("ana");
    const [polite, broken] = [await listen(ana), await listen(ana)];
    expect(await connectionsOf(ana)).toBe(2);
    polite.close();
    broken.drop();
    await expect.poll(() => connectionsOf(ana), within).toBe(0);
  });

  test("of eleven the oldest gives way", async () => {
    const ana = await member("ana");
    const listeners: Listener[] = [];
    for (let index = 0; index < 11; index++) listeners.push(await listen(ana));
    await listeners[0]?.closed;
    expect(await connectionsOf(ana)).toBe(10);
    listeners[10]?.ping();
    await expect.poll(() => listeners[10]?.events, within).toEqual([{ type: "pong" }]);
  });
});

/** A second session of the same person. */
async function signedInAgain({ username }: Member): Promise<Pick<Member, "token">> {
  const body = { username, password: "Wide-Harbour-7" };
  return { token: (await new Client().call("POST", "/auth/login", { body })).body.access_token };
}
