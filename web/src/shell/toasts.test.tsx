import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Toasts, toast } from "./toasts.tsx";

test("what is said again does not pile up", () => {
  render(<Toasts />);
  act(() => {
    for (const text of ["No network", "Saved", "No network"]) toast(text);
  });
  expect(screen.getAllByText(/./, { selector: ".toast > span" }).map(({ textContent }) => textContent)).toEqual([
    "Saved",
    "No network",
  ]);
});
