import { expect, test, vi } from "vitest";
import { logout } from "../../shared/auth.ts";
import { PING } from "../../shared/realtime.ts";
import { deadConnection, idsOf } from "../../tests/harness/connections.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { Listener, ticketOf } from "../../tests/harness/listener.ts";
import { get, update } from "../runtime/table.ts";
import { listConnections } from "./presence.ts";
import { handler } from "./receive.ts";

const send = (connectionId: string, body: string) => handler({ requestContext: { connectionId }, body });

test("a sign of life is answered; one of a connection that has died meanwhile makes it forgotten", async () => {
  const ana = await member("ana");
  const listener = await Listener.open(await ticketOf(ana));
  const [connection] = await listConnections([ana.id]);
  expect(await send(connection?.id ?? "", PING)).toEqual({ statusCode: 200 });
  await expect.poll(() => listener.events).toEqual([{ type: "pong" }]);
  listener.drop();
  const dead = await deadConnection(ana);
  expect(await send(dead, PING)).toEqual({ statusCode: 200 });
  await expect.poll(() => idsOf(ana)).toEqual([]);
});

test("what is not understood is no sign of life", async () => {
  const id = await deadConnection(await member("ana"));
  for (const body of ["", "ping", `${PING} `, '{"type":"feed"}']) {
    expect(await send(id, body)).toEqual({ statusCode: 400 });
  }
});

test("who is unknown, has been signed out or says too much is cut off", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const [ended, loud] = [await deadConnection(ana), await deadConnection(ben)];
  expect(await send("unknown", PING)).toEqual({ statusCode: 403 });
  await ask(logout, { as: ana });
  expect(await send(ended, PING)).toEqual({ statusCode: 401 });
  for (let count = 0; count < 30; count++) await send(loud, "noise");
  expect(await send(loud, "noise")).toEqual({ statusCode: 429 });
  expect([await idsOf(ana), await idsOf(ben)]).toEqual([[], []]);
});

test("presence is prolonged when half of it has passed, and not at every sign of life", async () => {
  const ana = await member("ana");
  const listener = await Listener.open(await ticketOf(ana));
  const [id = ""] = await idsOf(ana);
  const keys = [
    { pk: `ONLINE#${ana.id}`, sk: "ONLINE" },
    { pk: `CONNECTION#${id}`, sk: "CONNECTION" },
  ];
  const ends = () =>
    Promise.all(keys.map(async (key) => (await get<{ expires_at: number }>(key, { consistent: true }))?.expires_at));
  const before = await ends();
  await send(id, PING);
  expect(await ends()).toEqual(before);
  const earlier = { UpdateExpression: "ADD expires_at :less", ExpressionAttributeValues: { ":less": -700 } };
  for (const Key of keys) await update({ Key, ...earlier });
  await send(id, PING);
  for (const end of await ends()) expect(end).toBeGreaterThanOrEqual(before[0] ?? Infinity);
  listener.drop();
});

test("when the table can't be asked, the connection stays", async () => {
  const ana = await member("ana");
  const id = await deadConnection(ana);
  vi.stubEnv("TABLE_NAME", "there-is-no-such-table");
  expect(await send(id, PING)).toEqual({ statusCode: 500 });
  vi.unstubAllEnvs();
  expect(await idsOf(ana)).toEqual([id]);
});
