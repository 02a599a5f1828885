import { expect, test } from "vitest";
import { containsName } from "./names.ts";

const names = ["ana.prado", "Ana Prado-Müller", "apm@harbour.example", "photostack"];

test.each(["Prado-2026!", "xX-pr4ado-P.R.A.D.O-9", "Muller#2026", "my-PHOTO-stack-1", "ana.prado"])(
  "%s is made of what everybody knows of its owner, or of this site",
  (password) => {
    expect(containsName(password, names)).toBe(true);
  },
);

test("an address is known whole, however short it is before the @", () => {
  expect(containsName("Jo@harbour.example-7", ["jo@harbour.example"])).toBe(true);
  expect(containsName("Wide-Harbour-7", ["jo@harbour.example"])).toBe(false);
});

test.each(["Wide-Harbour-7", "An-4-apm-away!", "Quiet-Lantern-9"])("%s is not", (password) => {
  expect(containsName(password, names)).toBe(false);
});
