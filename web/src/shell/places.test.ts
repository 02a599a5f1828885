import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { keepPlaces, newPlace, usePlace } from "./places.ts";

const go = (to: string, replace = false) =>
  newPlace((path, options) => history[options?.replace ? "replaceState" : "pushState"](options?.state, "", path), to, {
    replace,
  });
const stored = () => {
  window.dispatchEvent(new Event("pagehide"));
  return new Map<string, number>(JSON.parse(sessionStorage.getItem("photostack.places") ?? ""));
};

test("every entry of the history has a key of its own; replacing one keeps it", () => {
  const stop = keepPlaces();
  const first = history.state.key;
  expect(first).toBeTruthy();
  go("/settings");
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
  expect(stored().get(key)).toBe(700);
  stop();
});

test("to go where one is already leads to its beginning, and is no step of the history", () => {
  const stop = keepPlaces();
  go("/explore");
  const { length, state } = history;
  go("/explore");
  expect(history.length).toBe(length);
  expect(history.state).toEqual(state);
  expect(window.scrollTo).toHaveBeenLastCalledWith({ top: 0 });
  stop();
});

test("whoever scrolls while their place is sought has the new one noted", () => {
  const stop = keepPlaces();
  // A page that never gets as long as it was.
  vi.spyOn(document.documentElement, "scrollHeight", "get").mockReturnValue(-1);
  go("/saved");
  renderHook(() => usePlace("/saved"));
  window.dispatchEvent(new Event("wheel"));
  vi.spyOn(window, "scrollY", "get").mockReturnValue(300);
  window.dispatchEvent(new Event("scroll"));
  expect(stored().get(history.state.key)).toBe(300);
  stop();
});
