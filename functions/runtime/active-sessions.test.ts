import { afterEach, expect, test, vi } from "vitest";
import { refresh } from "../../shared/auth.ts";
import { getMe } from "../../shared/users.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { logger } from "./logger.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** So many seconds later than now, at the middle of a minute. */
function later(minutes: number): void {
  const middle = Math.floor(Date.now() / 60_000) * 60_000 + 30_000;
  vi.useFakeTimers({ toFake: ["Date"], now: middle + minutes * 60_000 });
}

/** How many sessions the lines written meanwhile count as active. */
async function active(work: () => Promise<unknown>): Promise<number> {
  const written = vi.spyOn(logger, "info");
  await work();
  const lines = written.mock.calls.map(([, line]) => line as unknown as { ActiveSessions?: number });
  written.mockRestore();
  return lines.reduce((sum, { ActiveSessions = 0 }) => sum + ActiveSessions, 0);
}

const look = (as: Member) => ask(getMe, { as });

test("a session counts once in each minute it is used in, however many requests it makes", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  later(2);
  expect(await active(() => Promise.all([...Array.from({ length: 8 }, () => look(ana)), look(ben)]))).toBe(2);
  expect(await active(() => look(ana))).toBe(0);
  later(1);
  expect(await active(() => look(ana))).toBe(1);
});

test("a refresh is a use, and the request after it no second one", async () => {
  const ana = await member("ana");
  later(2);
  const exchange = () => ask(refresh, { body: { refresh_token: ana.refreshToken } });
  expect(await active(exchange)).toBe(1);
  expect(await active(() => look(ana))).toBe(0);
});
