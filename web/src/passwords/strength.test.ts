import { expect, test } from "vitest";
import { strengthOf } from "./strength.ts";

test.each([
  ["password", 0, "One of the ten most used passwords."],
  ["Password1!", 1, "Close to one of the most used passwords."],
  ["tr0ubador & Harbour", 4, undefined],
])("%s", (password, score, warning) => {
  expect(strengthOf(password, [])).toEqual({ score, warning });
});

test("what others know of a person is guessed first", () => {
  const ana = ["ana.prado", "prado@harbour.example", "Ana Prado"];
  expect(strengthOf("Ana.Prado7", []).score).toBe(3);
  expect(strengthOf("Ana.Prado7", ana)).toEqual({ score: 1, warning: "It is much like your name or address." });
});
