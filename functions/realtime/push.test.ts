import { v7 as uuid } from "uuid";
import { expect, test, vi } from "vitest";
import { deadConnection, idsOf } from "../../tests/harness/connections.ts";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { Listener, ticketOf } from "../../tests/harness/listener.ts";
import { logger } from "../runtime/logger.ts";
import { handler } from "./push.ts";

const event = { type: "feed" } as const;

test("everybody online is told on every connection, once for the same at the same time; the dead are forgotten", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const living = [
    await Listener.open(await ticketOf(ana)),
    await Listener.open(await ticketOf(ana)),
    await Listener.open(await ticketOf(ben)),
  ];
  await deadConnection(ana);
  expect(await idsOf(ana)).toHaveLength(3);
  const message = { user_ids: [ana.id, ben.id, uuid()], event };
  expect(await deliver(handler, [message, message, message])).toEqual([]);
  await expect.poll(() => living.map(({ events }) => events)).toEqual([[event], [event], [event]]);
  expect(await idsOf(ana)).toHaveLength(2);
  for (const listener of living) listener.drop();
});

test("one that is just being opened, which the gateway does not know yet, is not forgotten", async () => {
  const ana = await member("ana");
  const opening = await deadConnection(ana, 0);
  expect(await deliver(handler, [{ user_ids: [ana.id], event }])).toEqual([]);
  expect(await idsOf(ana)).toEqual([opening]);
});

test("a hundred people of whom nobody is online cost one small read", async () => {
  const line = vi.spyOn(logger, "info");
  await deliver(handler, [{ user_ids: Array.from({ length: 100 }, () => uuid()), event }]);
  expect(line.mock.lastCall).toMatchObject(["work", { table: { calls: 1, writeUnits: 0 } }]);
  vi.restoreAllMocks();
});

test("when a connection can't be reached for another reason, the message is tried again", async () => {
  const ana = await member("ana");
  await deadConnection(ana);
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
  vi.resetModules();
  const fresh = await import("./push.ts");
  expect(await deliver(fresh.handler, [{ user_ids: [ana.id], event }])).toEqual([0]);
  vi.unstubAllEnvs();
  expect(await idsOf(ana)).toHaveLength(1);
});
