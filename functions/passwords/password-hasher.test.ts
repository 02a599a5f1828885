import { argon2id, hash } from "argon2";
import { expect, test, vi } from "vitest";
import { handler } from "./password-hasher.ts";

const password = "Wide-Harbour-7";

test("a hash is Argon2id with 64 MiB and three passes, and salted", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => handler({ task: "hash", password })));
  expect(first).toEqual({ hash: expect.stringMatching(/^\$argon2id\$v=19\$m=65536,p=1,t=3\$/) });
  expect(first).not.toEqual(second);
});

test("only the right password matches, and none where there is no hash", async () => {
  const { hash: known } = (await handler({ task: "hash", password })) as { hash: string };
  expect(await handler({ task: "verify", password, hash: known })).toEqual({ matches: true });
  expect(await handler({ task: "verify", password: "wrong", hash: known })).toEqual({ matches: false });
  expect(await handler({ task: "verify", password, hash: undefined })).toEqual({ matches: false });
});

test("the cost is a setting", async () => {
  vi.stubEnv("ARGON2_PASSES", "4");
  vi.resetModules();
  const { handler: costlier } = await import("./password-hasher.ts");
  expect(await costlier({ task: "hash", password })).toEqual({ hash: expect.stringContaining("m=65536,p=1,t=4") });
  expect(await costlier({ task: "verify", password, hash: undefined })).toEqual({ matches: false });
  vi.unstubAllEnvs();
});

test("a hash of other parameters is made anew when its password is known", async () => {
  const old = await hash(password, { type: argon2id, memoryCost: 8192, timeCost: 2, parallelism: 1 });
  const verdict = await handler({ task: "verify", password, hash: old });
  expect(verdict).toEqual({ matches: true, rehashed: expect.stringContaining("m=65536,p=1,t=3") });
});
