import { expect, test, vi } from "vitest";
import { getMe } from "../../shared/users.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { get } from "../runtime/table.ts";
import { handler as me } from "../users/get-me.ts";

const CURRENT = { pk: "SIGNING_KEY", sk: "CURRENT" };

test("the private key is stored encrypted only", async () => {
  await member();
  const item = await get<{ encrypted: Uint8Array }>(CURRENT);
  expect(Buffer.from(item?.encrypted ?? []).toString("latin1")).not.toContain('"d"');
});

test("a key that the schedule has missed is replaced, once however many ask, and old tokens go on working", async () => {
  const ana = await member();
  const before = await get<{ kid: string; created: number }>(CURRENT, { consistent: true });
  const missed = ((before?.created ?? 0) + 92 * 24 * 3600) * 1000;
  const keysAt = async (time: number) => {
    vi.useFakeTimers({ now: time, toFake: ["Date"] });
    const keys = await Promise.all(
      [1, 2, 3].map(async () => {
        vi.resetModules();
        return (await import("./signing-keys.ts")).signingKey();
      }),
    );
    vi.useRealTimers();
    return new Set(keys.map(({ kid }) => kid));
  };
  const then = await keysAt(missed);
  const after = await get<{ kid: string }>(CURRENT, { consistent: true });
  expect(after?.kid).not.toBe(before?.kid);
  // It signs when it has been published for long enough.
  expect(then.size).toBe(1);
  expect(then).not.toContain(after?.kid);
  expect(await keysAt(missed + 21 * 60_000)).toEqual(new Set([after?.kid]));
  expect((await invoke(me, getMe, { as: ana })).status).toBe(200);
});
