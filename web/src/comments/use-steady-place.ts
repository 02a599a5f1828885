import { useLayoutEffect, useRef } from "react";

/**
 * Keeps what is being read where it is while earlier entries come in above it. The browser's own anchoring
 * holds on to whatever is topmost on the screen, which may well be the picture above the list.
 * @param first names the list's first entry
 * @returns the list's ref, and what to call before earlier entries are asked for
 */
export function useSteadyPlace(first: string | undefined) {
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<{ readonly row: Element; readonly at: number }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first entry is what moves the rest.
  useLayoutEffect(() => {
    if (held.current?.row.isConnected) {
      const { row, at } = held.current;
      window.scrollTo({ top: window.scrollY + placeOf(row) - at, behavior: "instant" });
    }
    held.current = undefined;
  }, [first]);
  const hold = () => {
    const row = list.current?.firstElementChild;
    if (row) held.current = { row, at: placeOf(row) };
  };
  return { list, hold };
}

/** How far down the whole page something is: the same however far one has scrolled. */
function placeOf(row: Element): number {
  return row.getBoundingClientRect().top + window.scrollY;
}
