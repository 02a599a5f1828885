import { expect, test } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

test.each(["Password1!", "P@ssw0rd!", "123-Welcome", "Qwerty123!", "!!Summer2026"])("%s is too common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(["Wide-Harbour-7", "Passing-clouds-8", "xK9#mQ2$vL"])("%s is not", (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
