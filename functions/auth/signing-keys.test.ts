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

test("a key is replaced after thirty days, once however many ask, and old tokens go on working", async () => {
  const ana = await member();
  const before = await get<{ kid: string; created: number }>(CURRENT, { consistent: true });
  vi.resetModules();
  vi.useFakeTimers({ now: ((before?.created ?? 0) + 31 * 24 * 3600) * 1000, toFake: ["Date"] });
  const environments = await Promise.all(
    [1, 2, 3].map(async () => {
      vi.resetModules();
      return (await import("./signing-keys.ts")).signingKey();
    }),
  );
  vi.useRealTimers();
  const after = await get<{ kid: string }>(CURRENT, { consistent: true });
  expect(after?.kid).not.toBe(before?.kid);
  expect(environments.map(({ kid }) => kid)).toEqual([after?.kid, after?.kid, after?.kid]);
  expect((await invoke(me, getMe, { as: ana })).status).toBe(200);
});
