import { expect, test } from "vitest";
import { missingRules, passwordFault, rulesOf } from "./password-policy.ts";

const names = (password: string, policy: "classes" | "length") =>
  missingRules(password, rulesOf(policy)).map(({ name }) => name);

test("tells all that is missing", () => {
  expect(names("harbour", "classes")).toEqual([
    "8 to 128 characters",
    "an upper-case letter",
    "a digit",
    "a special character",
  ]);
  expect(passwordFault("Wide-Harbour", "classes")).toBe("Needs a digit");
  expect(passwordFault("Wide-Harbour-7", "classes")).toBeUndefined();
});

test("where length alone counts, nothing else is asked for", () => {
  expect(names("Wide-Harbour-7", "length")).toEqual(["15 to 128 characters"]);
  expect(names("a wide harbour at dawn", "length")).toEqual([]);
});

test("letters and digits of every script, in whatever normalisation", () => {
  expect(passwordFault("Ünïcode-②", "classes")).toBeUndefined();
  expect(passwordFault("Ωμέγα-χώρα-٣", "classes")).toBeUndefined();
  expect(names("😀".repeat(7), "classes")).toContain("8 to 128 characters");
  expect(passwordFault(`${"😀".repeat(125)}A7a`, "classes")).toBeUndefined();
  expect(names(`${"😀".repeat(126)}A7a`, "classes")).toEqual(["8 to 128 characters"]);
  expect(names(`${"a".repeat(127)}A7-`, "classes")).toEqual(["8 to 128 characters"]);
});
