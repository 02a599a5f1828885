import fc from "fast-check";
import { expect, test } from "vitest";
import { NewPassword } from "../../../shared/auth.ts";
import { missingOf } from "./password-rules.ts";

test("nothing is missing from just the passwords that the contract takes", () => {
  // Letters without case, digits and ligatures that are normalised, a half character: where the two could part.
  const unit = fc.constantFrom("a", "Z", "7", "-", " ", "é", "ß", "ﬁ", "②", "٣", "漢", "Ⅷ", "\ud83d");
  const password = fc.oneof(fc.string({ unit, maxLength: 16 }), fc.string({ unit, minLength: 120, maxLength: 136 }));
  fc.assert(
    fc.property(password, (typed) => {
      expect(missingOf(typed).length === 0).toBe(NewPassword.safeParse(typed).success);
    }),
  );
});

test("tells what is missing", () => {
  const names = (password: string) => missingOf(password).map(({ name }) => name);
  expect(names("harbour")).toEqual(["8 to 128 characters", "an upper-case letter", "a digit", "a special character"]);
  expect(names("Wide-Harbour-7")).toEqual([]);
});
