import { type RefObject, useEffect, useRef } from "react";

interface ExpectedRow {
  /** The list, to be given its element. */
  readonly rows: RefObject<HTMLUListElement | null>;
  /** Says that the row in this place is on its way, and where one wants to go on. */
  readonly expectRow: (place: number) => void;
}

/** Gives the focus to the first row that was asked for: the button that asked may be gone by then. */
export function useFocusOnRow(count: number): ExpectedRow {
  const rows = useRef<HTMLUListElement>(null);
  const expected = useRef<number>(undefined);
  useEffect(() => {
    if (expected.current === undefined || count <= expected.current) return;
    const row = rows.current?.children[expected.current];
    expected.current = undefined;
    if (!(row instanceof HTMLElement)) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }, [count]);
  return {
    rows,
    expectRow: (place) => {
      expected.current = place;
    },
  };
}
