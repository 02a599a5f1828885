import { expect, test } from "vitest";
import { inWords } from "./items.ts";
import { findPatterns, readPatterns } from "./patterns.ts";

const patterns = readPatterns();

test("every row of the page is a pattern, with kinds of items", () => {
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.filter(({ kinds }) => kinds.length === 0).map(({ name }) => name)).toEqual([]);
});

test("a pattern is found by its name, or by some words of it", () => {
  expect(findPatterns(patterns, "Own account")).toMatchObject([
    { name: "Own account", kinds: ["USER", "ACCOUNT", "ACCESS"], functions: ["users/get-me"] },
  ]);
  expect(findPatterns(patterns, "somebody's posts")).toMatchObject([
    { kinds: ["USERNAME", "USER", "BARRIER", "FOLLOWING", "AUTHOR", "POST", "LIKE", "SAVE"] },
  ]);
  expect(findPatterns(patterns, "moonlight")).toEqual([]);
});

test("an item is shown without what opens something, however deep it lies", () => {
  const item = { pk: "CREDENTIALS#1", sk: "CREDENTIALS", password_hash: "$argon2id$", totp: { secret: "x", since: 3 } };
  const text = inWords(item).join("\n");
  expect(text).toContain("CREDENTIALS#1  /  CREDENTIALS");
  expect(text).toContain('"since":3');
  expect(text).not.toMatch(/argon2id|"x"/);
});
