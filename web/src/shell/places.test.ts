import { expect, test, vi } from "vitest";
import { keepPlaces, newPlace } from "./places.ts";

test("every entry of the history has a key of its own; replacing one keeps it", () => {
  const stop = keepPlaces();
  const go = (to: string, replace: boolean) =>
    newPlace(
      (path, options) => history[options?.replace ? "replaceState" : "pushState"](options?.state, "", path),
      to,
      {
        replace,
      },
    );
  const first = history.state.key;
  expect(first).toBeTruthy();
  go("/settings", false);
  const second = history.state.key;
  expect(second).not.toBe(first);
  go("/u/ana", true);
  expect(history.state.key).toBe(second);
  stop();
});

test("a visit begins at the top, and a reload where it was", () => {
  const stop = keepPlaces();
  const { key } = history.state;
  vi.spyOn(window, "scrollY", "get").mockReturnValue(700);
  window.dispatchEvent(new Event("scroll"));
  window.dispatchEvent(new Event("pagehide"));
  stop();
  expect(new Map(JSON.parse(sessionStorage.getItem("photostack.places") ?? "")).get(key)).toBe(700);
});
