import { expect, test, vi } from "vitest";
import { createTicket } from "../../shared/realtime.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { stack } from "../../tests/harness/stack.ts";
import { findTicket } from "./tickets.ts";

test("a ticket is new every time, and of the session that asks", async () => {
  const ana = await member("ana");
  const [first, second] = [await ask(createTicket, { as: ana }), await ask(createTicket, { as: ana })];
  expect(first.body).toMatchObject({ url: `${stack.origin.replace("http", "ws")}/realtime`, expires_in: 60 });
  expect(first.body.ticket).toHaveLength(43);
  expect(first.body.ticket).not.toBe(second.body.ticket);
  const found = await findTicket(first.body.ticket);
  expect(found).toMatchObject({ user_id: ana.id, session_id: ana.sessionId });
  expect(JSON.stringify(found)).not.toContain(first.body.ticket);
});

test("where there is no WebSocket there is no ticket", async () => {
  vi.stubEnv("REALTIME_URL", "");
  const { status, body } = await ask(createTicket, { as: await member("ana") });
  vi.unstubAllEnvs();
  expect([status, body]).toEqual([200, { ticket: null, url: null, expires_in: null }]);
});

test("nobody gets one", async () => {
  expect((await ask(createTicket)).status).toBe(401);
});
