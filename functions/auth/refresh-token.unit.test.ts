import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { decode, encode, hashOf, newRefreshToken, successor } from "./refresh-token.ts";

test("what is encoded is decoded", () => {
  const token = newRefreshToken(uuid(), uuid());
  expect(decode(encode(token))).toEqual(token);
});

test("nothing makes the decoder fail", () => {
  fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => decode(text) === undefined || text.length === 86));
});

test("a successor follows from token and nonce alone, and leads to neither", () => {
  const token = newRefreshToken(uuid(), uuid());
  const next = successor(token, "nonce");
  expect(successor(token, "nonce")).toEqual(next);
  expect(hashOf(successor(token, "other"))).not.toBe(hashOf(next));
  expect(encode(next)).not.toBe(encode(token));
});
