import { expect, it } from "vitest";
import { Lifetime } from "./lifetime.ts";

it("ends what was started in reverse order, once", async () => {
  const lifetime = new Lifetime();
  const ended: string[] = [];
  lifetime.onEnd(() => ended.push("engine"));
  lifetime.onEnd(async () => ended.push("gateway"));
  await Promise.all([lifetime.end(), lifetime.end()]);
  expect(ended).toEqual(["gateway", "engine"]);
  expect(lifetime.signal.aborted).toBe(true);
});

it("ends at once what is started too late", async () => {
  const lifetime = new Lifetime();
  await lifetime.end();
  const ended: string[] = [];
  lifetime.onEnd(() => ended.push("engine"));
  await lifetime.end();
  expect(ended).toEqual(["engine"]);
});
