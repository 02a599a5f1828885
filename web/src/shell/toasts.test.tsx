import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Toasts, toast } from "./toasts.tsx";

test("what is said again does not pile up", () => {
  render(<Toasts />);
  act(() => ["No network", "Saved", "No network"].forEach(toast));
  expect(screen.getAllByText(/./, { selector: ".toast > span" }).map(({ textContent }) => textContent)).toEqual([
    "Saved",
    "No network",
  ]);
});
