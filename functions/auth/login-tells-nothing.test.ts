import { LambdaClient } from "@aws-sdk/client-lambda";
import { afterEach, expect, test, vi } from "vitest";
import { login } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { handler as hasher } from "../passwords/password-hasher.ts";
import { logger } from "../runtime/logger.ts";

afterEach(() => vi.restoreAllMocks());

test("a wrong password takes the same trips to the table and one hash, whether there is an account or not", async () => {
  const ana = await member("ana");
  const nobody = `nobody_${ana.username}`;
  const line = vi.spyOn(logger, "info");
  const hashing = vi.spyOn(LambdaClient.prototype, "send");
  const attempts = [];
  for (const username of [ana.username, nobody, ana.email, `${nobody}@example.com`]) {
    hashing.mockClear();
    const { status, body } = await ask(login, { body: { username, password: "Wrong-Harbour-7" } });
    const [, details] = line.mock.calls.at(-1) ?? [];
    const { calls, trips } = (details as unknown as { table: { calls: number; trips: number } }).table;
    attempts.push({ status, code: body.code, detail: body.detail, calls, trips, hashes: hashing.mock.calls.length });
  }
  expect(attempts[0]).toMatchObject({ status: 401, hashes: 1 });
  for (const attempt of attempts) expect(attempt).toEqual(attempts[0]);
});

test("a password is compared as long where there is none to compare with", async () => {
  const password = "Wide-Harbour-7";
  const { hash } = (await hasher({ task: "hash", password })) as { hash: string };
  const shortest = async (known: string | undefined) => {
    const times = [];
    for (let turn = 0; turn < 3; turn++) {
      const started = performance.now();
      await hasher({ task: "verify", password: "Wrong-Harbour-7", hash: known });
      times.push(performance.now() - started);
    }
    return Math.min(...times);
  };
  expect(await shortest(undefined)).toBeGreaterThan((await shortest(hash)) / 2);
});
