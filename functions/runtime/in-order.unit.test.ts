import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder } from "./in-order.ts";

const failing = (what: string, ms: number) => delay(ms).then(() => Promise.reject(new Error(what)));

test("of several failures the first in the list is told, however late it is", async () => {
  await expect(inOrder([failing("post", 20), failing("comment", 0)])).rejects.toThrow("post");
  await expect(inOrder([undefined, failing("comment", 0)])).rejects.toThrow("comment");
});

test("what was found is answered in the list's order", async () => {
  expect(await inOrder([delay(5, "post"), Promise.resolve("comment"), undefined])).toEqual([
    "post",
    "comment",
    undefined,
  ]);
});
