import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

test.each([
  ...[
    "Password1!",
    "P@ssw0rd!",
    "123-Welcome",
    "Qwerty123!",
    "!!Summer2026",
    "1qaz@WSX",
    "Liverp00l!",
    "Sunsh1ne#99",
    "$ummer2024!",
  ],
  ...["123456", "iloveyou", "crossroad", "ganja123"],
])("%s is too common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(["Wide-Harbour-7", "Passing-clouds-8", "xK9#mQ2$vL", "Überall-ist-Käse-7", "密码-Wide-8"])(
  "%s is not",
  (password) => {
    expect(isCommonPassword(password)).toBe(false);
  },
);

test("of ten thousand random passwords hardly one is taken for a common one", () => {
  const random = Array.from({ length: 10_000 }, () => randomBytes(12).toString("base64url"));
  expect(random.filter(isCommonPassword).length).toBeLessThan(30);
});
